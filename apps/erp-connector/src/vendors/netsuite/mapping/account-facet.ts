import { readOnly, type MappedClaim, type MappedRow } from '@trueup/connector-kit';
import type { SlotValue } from '@trueup/canonical-schema';
import type { Choice, NetsuiteCustomer } from '../wire';

const WHY = 'NetSuite owns its own account data; nobody writes it from outside.';

/** A value of this account's own facet, made out of the record: undefined is withheld, null is empty. */
export function ownFact(read: (wire: NetsuiteCustomer) => SlotValue | null | undefined): MappedRow<NetsuiteCustomer> {
  return readOnly({ read: (wire) => [claimOf(read(wire))] }, WHY);
}

/** The name shown for a choice. */
export function shown(choice: Choice | null | undefined): string | null | undefined {
  return choice && (choice.refName ?? choice.id);
}

/** The same in a list. */
export function listed(value: string | null | undefined): string[] | null | undefined {
  return value ? [value] : value === '' ? null : (value as null | undefined);
}

/** A sum in the customer's currency; withheld where the currency is not known. */
export function creditLimit({ creditLimit: amount, currency }: NetsuiteCustomer): SlotValue | null | undefined {
  if (amount === undefined || amount === null) return amount;
  return currency?.symbol === undefined ? undefined : { amount: String(amount), currency: currency.symbol };
}

function claimOf(value: SlotValue | null | undefined): MappedClaim {
  if (value === undefined) return { state: 'withheld', value: null };
  return value === null ? { state: 'empty', value } : { state: 'value', value };
}
