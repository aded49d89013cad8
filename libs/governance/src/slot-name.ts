import { splitKey, type Slot, type SlotAddress } from '@trueup/canonical-schema';

/** A slot as configuration names it: one of the canonical schema's, or a tenant's own field. */
export type SlotName = Slot | `extensions.${string}`;

/** Whether a slot is one of those that are named: by its own name, or with all other extensions by `extensions`. */
export function isNamed({ slot, key }: Pick<SlotAddress, 'slot' | 'key'>, names: ReadonlySet<string>): boolean {
  return names.has(slot) || (slot === 'extensions' && names.has(slotName({ slot, key })));
}

/** The name of a slot in configuration. */
export function slotName({ slot, key }: Pick<SlotAddress, 'slot' | 'key'>): SlotName {
  return slot === 'extensions' && key !== '' ? `extensions.${splitKey(key, 1)[0] ?? ''}` : slot;
}
