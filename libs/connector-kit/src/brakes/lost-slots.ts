import type { Slot } from '@trueup/canonical-schema';
import type { Comparison } from '../held/echo';
import type { HeldRecord } from '../held/held-record';
import type { MappedSlot } from '../mapping/read-record';

/** What comes and goes with the day's business: many lose it within an hour and nothing is wrong. */
const PASSING: ReadonlySet<Slot> = new Set<Slot>([
  'storefront.cart',
  'storefront.behaviour',
  'crm.engagement',
  'crm.casesOpen',
  'crm.serviceContacts',
  'crm.opportunityContacts',
  'erpAccount.blocks',
]);

/** Slots of which a record had a value and now shows none at all, by somebody else's doing. */
export function lostSlots(before: HeldRecord | undefined, { verdict, held }: Pick<Comparison, 'verdict' | 'held'>): string[] {
  if (before === undefined || verdict !== 'take') return [];
  const cleared = [...held.slots].filter(
    ([id, claim]) => claim.state === 'cleared' && claim.origin === 'source' && (before.slots.get(id)?.value ?? null) !== null,
  );
  const kept = new Set([...held.slots.values()].filter(({ value }) => value !== null).map(({ slot }) => slot));
  return [...new Set(cleared.map(([, { slot }]) => slot))].filter((slot) => !kept.has(slot) && !PASSING.has(slot));
}

/** A reading in which some slots are not shown instead of empty: nothing is concluded from it about them. */
export function withoutSlots(
  slots: readonly MappedSlot[],
  hidden: ReadonlySet<string>,
  before: HeldRecord | undefined,
): readonly MappedSlot[] {
  if (hidden.size === 0) return slots;
  const claims = [...(before?.slots.values() ?? [])].filter(({ slot }) => hidden.has(slot));
  return [
    ...slots.filter(({ slot }) => !hidden.has(slot)),
    ...claims.map(({ slot, key, context, verification, partId }) => ({
      ...{ slot, key, context, verification, partId },
      ...{ state: 'withheld' as const, value: null, changedAt: null },
    })),
  ];
}
