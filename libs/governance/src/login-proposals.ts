import { splitKey, type GoldenSlot, type Slot } from '@trueup/canonical-schema';
import { isWitnessed } from './claim';
import type { Proposal } from './golden-input';

const LOGINS: readonly { readonly login: Slot; readonly contact: Slot }[] = [
  { login: 'storefront.loginEmail', contact: 'emails.contact' },
  { login: 'storefront.loginPhone', contact: 'phones.mobile' },
];

/** A newer contact e-mail or phone never replaces the login of an enabled shopper; it is proposed instead. */
export function loginProposals(slots: readonly GoldenSlot[]): Proposal[] {
  return slots.filter(isEnabled).flatMap(({ key }) => LOGINS.flatMap(({ login, contact }) => proposalFor(slots, { key, login, contact })));
}

/** Whether this is the login state of a store where the customer can sign in. */
export function isEnabled({ slot, value }: GoldenSlot): boolean {
  return slot === 'storefront.loginState' && value === 'enabled';
}

/** Whether the customer signs in to a store at all, or with this slot. */
export function isLogin(slots: readonly GoldenSlot[], system: string, contact: Slot): boolean {
  const states = slots.filter((slot) => isEnabled(slot) && splitKey(slot.key, 1)[0] === system);
  if (contact === 'emails.contact') return states.length > 0;
  return states.some(({ key }) =>
    slots.some((slot) => slot.slot === 'storefront.loginPhone' && slot.key === key && slot.state === 'value'),
  );
}

function proposalFor(slots: readonly GoldenSlot[], { key, login, contact }: { key: string; login: Slot; contact: Slot }): Proposal[] {
  const current = slots.find((slot) => slot.slot === login && slot.key === key);
  const wanted = slots.find((slot) => slot.slot === contact && slot.context === 'private');
  if (!current || wanted?.state !== 'value' || current.value === wanted.value) return [];
  const { source, valueTime, correlationId } = wanted.provenance;
  const isNews = isWitnessed(wanted.provenance) && (valueTime ?? 0) > (current.provenance.valueTime ?? 0);
  if (!isNews) return [];
  const address = { slot: login, key, context: '' };
  return [{ ...address, source, current: current.value, proposed: wanted.value, valueTime, correlationId }];
}
