import { goldenSlotsOf, slotId, sourceKey, type CustomerGoldenChanged, type SlotAddress, type SlotValue } from '@trueup/canonical-schema';
import { hashOfValue } from '@trueup/governance';
import { shownValue } from '../held/echo';
import type { HeldClaim, HeldRecord } from '../held/held-record';
import { sameValue } from '../held/same-value';
import type { SlotChange } from '../records';
import type { WriteImage } from './image-store';
import type { PutBack } from './rollback-store';

/** A value that is not put back, and why. */
export interface LeftAlone {
  readonly customerId: string;
  readonly target: string;
  /** Null for the whole record. */
  readonly slot: string | null;
  readonly because: string;
}

/** One record, as it is now, with our writes that are to be taken back, the oldest first. */
export interface WrittenRecord {
  readonly system: string;
  readonly images: readonly WriteImage[];
  readonly held: HeldRecord | undefined;
  readonly snapshot: CustomerGoldenChanged | undefined;
}

/** What is put back at a record: where the target still holds what we wrote. Whatever somebody touched since is left alone. */
export function planRollback(record: WrittenRecord): { readonly putBack: PutBack | undefined; readonly leftAlone: readonly LeftAlone[] } {
  const { images, held, snapshot, system } = record;
  const [first] = images;
  if (!first) return { putBack: undefined, leftAlone: [] };
  const about = { customerId: snapshot?.customerId ?? first.customerId, target: sourceKey({ system, ...first.ref }) };
  const left = (slot: string | null, because: string): LeftAlone => ({ ...about, slot, because });
  if (!held || held.lifecycle !== 'present') return { putBack: undefined, leftAlone: [left(null, 'The record is gone.')] };
  if (!snapshot) return { putBack: undefined, leftAlone: [left(null, 'No customer has the record any more.')] };
  if (first.operation === 'create')
    return { putBack: undefined, leftAlone: [left(null, 'The record was created by this; nothing is deleted.')] };
  const changes: SlotChange[] = [];
  const leftAlone: LeftAlone[] = [];
  for (const written of lastWrites(images)) {
    const { address, after } = written;
    const claim = held.slots.get(slotId(address));
    const now = claim ? shownValue(claim) : null;
    if (!holdsOurs(claim, after))
      leftAlone.push(left(address.slot, claim?.origin === 'ours' ? 'A later write of ours changed it.' : 'Somebody touched it since.'));
    else if (!sameValue(now, written.before)) changes.push({ address, before: now, after: written.before, reverts: false });
  }
  const hashes = Object.fromEntries(changes.map(({ address }) => [slotId(address), goldenHash(snapshot, address, images)]));
  return { putBack: changes.length > 0 ? { ref: first.ref, customerId: about.customerId, changes, hashes } : undefined, leftAlone };
}

/** For each slot the value that we wrote last and what was there before, through an unbroken chain of the writes to take back. */
function lastWrites(images: readonly WriteImage[]): SlotChange[] {
  const last = new Map<string, SlotChange>();
  for (const change of images.flatMap(({ changes }) => changes)) {
    const before = last.get(slotId(change.address));
    last.set(slotId(change.address), before && sameValue(before.after, change.before) ? { ...change, before: before.before } : change);
  }
  return [...last.values()];
}

function holdsOurs(claim: HeldClaim | undefined, after: SlotValue | null): boolean {
  if (claim === undefined) return after === null;
  return sameValue(shownValue(claim), after) || (claim.origin === 'ours' && claim.writtenAs !== null && sameValue(claim.writtenAs, after));
}

/** Of the golden value that is not to be written again; where golden names the element otherwise, what we wrote of it. */
function goldenHash(snapshot: CustomerGoldenChanged, address: SlotAddress, images: readonly WriteImage[]): string {
  const golden = goldenSlotsOf(snapshot).find((slot) => slotId(slot) === slotId(address));
  if (golden) return hashOfValue(golden.value);
  const written = images.flatMap(({ changes }) => changes).filter((change) => slotId(change.address) === slotId(address));
  return hashOfValue(written.at(-1)?.after ?? null);
}
