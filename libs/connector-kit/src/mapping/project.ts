import { slotId, type SlotAddress, type SlotValue } from '@trueup/canonical-schema';
import type { Mapping, MappingContext } from './mapping';
import { applyPatch, mergePatches, type Patch } from './patch';
import { mappedSlot } from './read-record';
import { isMapped } from './row';

/** The patch that writes one value; undefined where the vendor has no place for it. */
export function patchOf<Wire extends object>(
  mapping: Mapping<Wire>,
  { address, value }: { readonly address: SlotAddress; readonly value: SlotValue | null },
  at: MappingContext<Wire>,
): Patch<Wire> | undefined {
  const row = mapping.rows[address.slot];
  return isMapped(row) ? row.write?.(value, address, at) : undefined;
}

/** Whether the vendor has a place for this slot on the record at hand. */
export function supports<Wire extends object>(mapping: Mapping<Wire>, address: SlotAddress, at: MappingContext<Wire>): boolean {
  const row = mapping.rows[address.slot];
  if (!isMapped(row) || !row.write) return false;
  return patchOf(mapping, { address, value: null }, at) !== undefined || reads(mapping, address, at);
}

/** What the target would give back after a write of this value: `from(to(value))`. What cannot be cleared stays as it is read. */
export function project<Wire extends object>(
  mapping: Mapping<Wire>,
  { address, value }: { readonly address: SlotAddress; readonly value: SlotValue | null },
  at: MappingContext<Wire>,
): SlotValue | null {
  const patch = patchOf(mapping, { address, value }, at);
  const row = mapping.rows[address.slot];
  if (!isMapped(row) || (patch === undefined && value !== null)) return null;
  const wire = applyPatch(applyTo(mapping, at), patch ?? {});
  const claim = row.read(wire, at).find((one) => slotId(mappedSlot(address.slot, one, at)) === slotId(address));
  return claim?.state === 'value' ? claim.value : null;
}

/** All changes as one patch. A change that has no place is left out. */
export function patchFor<Wire extends object>(
  mapping: Mapping<Wire>,
  changes: readonly { readonly address: SlotAddress; readonly after: SlotValue | null }[],
  at: MappingContext<Wire>,
): Patch<Wire> {
  return mergePatches(changes.flatMap(({ address, after }) => patchOf(mapping, { address, value: after }, at) ?? []));
}

function applyTo<Wire extends object>(mapping: Mapping<Wire>, at: MappingContext<Wire>): Wire {
  return at.current ?? mapping.empty(at.kind, at.place ?? null);
}

/** Whether the record at hand speaks of this very element. */
function reads<Wire extends object>(mapping: Mapping<Wire>, address: SlotAddress, at: MappingContext<Wire>): boolean {
  const row = mapping.rows[address.slot];
  const claims = isMapped(row) ? row.read(applyTo(mapping, at), at) : [];
  return claims.some((claim) => slotId(mappedSlot(address.slot, claim, at)) === slotId(address));
}
