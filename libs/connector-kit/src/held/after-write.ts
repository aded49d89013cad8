import { slotId } from '@trueup/canonical-schema';
import type { MappedSlot } from '../mapping/read-record';
import type { SlotChange } from '../records';
import { UNSEEN, type HeldClaim, type HeldRecord } from './held-record';
import { compareVersions } from './order';
import { sameValue } from './same-value';

/** A write that the target answered. Times are epoch milliseconds. */
export interface Answered {
  readonly changes: readonly SlotChange[];
  /** What the record held after the write. */
  readonly slots: readonly MappedSlot[];
  readonly version: string | null;
  readonly sourceTime: number | null;
  /** Taken from the counter after the answer. */
  readonly sequence: number;
  readonly now: number;
}

/** What is held after a write: the slots that were written, with what the target made of them. Other slots wait for a reading. */
export function afterWrite(held: HeldRecord | undefined, answered: Answered): HeldRecord {
  const before = held ?? UNSEEN;
  const overtaken = compareVersions(answered.version, before.version) === 'older';
  const written = { ...before, writeVersion: answered.version ?? before.writeVersion, writeSequence: answered.sequence };
  if (overtaken) return written;
  const slots = new Map(before.slots);
  for (const change of answered.changes) slots.set(slotId(change.address), writtenClaim(change, before, answered));
  return {
    ...written,
    lifecycle: before.lifecycle === 'UNKNOWN' ? 'present' : before.lifecycle,
    version: answered.version ?? before.version,
    sourceTime: answered.sourceTime ?? before.sourceTime,
    slots,
  };
}

/** Whether the answer shows anything that was neither written nor held: then it is worth a reading of its own. */
export function showsMore(held: HeldRecord | undefined, answered: Answered): boolean {
  const written = new Set(answered.changes.map(({ address }) => slotId(address)));
  return answered.slots.some((slot) => {
    const before = held?.slots.get(slotId(slot));
    return slot.state !== 'withheld' && !written.has(slotId(slot)) && !sameValue(slot.value, before?.value ?? null);
  });
}

function writtenClaim(change: SlotChange, before: HeldRecord, { slots, now }: Answered): HeldClaim {
  const id = slotId(change.address);
  const returned = slots.find((slot) => slotId(slot) === id);
  const value = returned === undefined || returned.state === 'withheld' ? (returned ? change.after : null) : returned.value;
  return {
    ...change.address,
    state: value === null ? 'cleared' : 'value',
    value,
    valueTime: now,
    timeQuality: 'diff',
    origin: 'ours',
    verification: returned?.verification ?? 'UNKNOWN',
    partId: returned?.partId ?? null,
    writtenAs: sameValue(value, change.after) ? null : change.after,
    unseen: false,
    flippedAt: before.slots.get(id)?.flippedAt ?? [],
  };
}
