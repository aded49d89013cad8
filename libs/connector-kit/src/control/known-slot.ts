import { SLOTS } from '@trueup/canonical-schema';

/** Whether there is such a slot; a tenant's own field is named `extensions.<name>`. */
export function isKnownSlot(name: string): boolean {
  return SLOTS.some((slot) => slot === name) || /^extensions\.[\w-]+$/.test(name);
}
