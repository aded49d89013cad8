import type { LiveChange } from './touch';

const LANES: readonly { readonly lane: string; readonly slots: RegExp }[] = [
  { lane: 'checkout', slots: /^(orderReferences|erpAccount\.number|storefront\.loginState)#/ },
  { lane: 'tax', slots: /^(taxIds|erpAccount\.(taxClass|exemptions))#/ },
  { lane: 'address', slots: /^addresses\./ },
];

/** How urgent a snapshot is: the most urgent of the changes that it settles. */
export function laneOf(changes: readonly LiveChange[]): string {
  const slots = changes.flatMap((change) => change.slots);
  return LANES.find((row) => slots.some((slot) => row.slots.test(slot)))?.lane ?? 'enrichment';
}
