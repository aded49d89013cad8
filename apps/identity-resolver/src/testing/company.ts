import type { Address, CustomerObserved } from '@trueup/canonical-schema';
import { observed, type Said } from './observed';

/** What an invented company or branch says. */
export interface Company {
  readonly name?: string;
  readonly taxId?: string;
  readonly email?: string;
  readonly street?: string;
  readonly postalCode?: string;
  readonly city?: string;
  /** Keys of the records above it. */
  readonly organisation?: string;
  readonly salesParent?: string;
  readonly billingParent?: string;
}

const NO_ADDRESS: Address = {
  ...{ receiver: null, company: null, line1: null, line2: null, line3: null, city: null, region: null, postalCode: null },
  ...{ country: 'DE', phone: null, language: null },
};

/** An observed event of an invented organisation. */
export function organisation(
  at: readonly [key: string, version: number],
  what: Company,
  over: Partial<CustomerObserved> = {},
): CustomerObserved {
  return observed(at, saidBy(what), { kind: 'organisation', ...over });
}

/** An observed event of an invented site. */
export function site(at: readonly [key: string, version: number], what: Company, over: Partial<CustomerObserved> = {}): CustomerObserved {
  return observed(at, saidBy(what), { kind: 'site', ...over });
}

/** That a record stands in a relation to another one. */
export function relation(type: string, party: string, active = true): Said {
  return { slot: `relations.${type}` as Said['slot'], key: party, value: { active, title: null } };
}

function saidBy({ name, taxId, email, organisation: above, salesParent, billingParent, ...place }: Company): Said[] {
  const { street, postalCode, city } = place;
  const address = { ...NO_ADDRESS, line1: street ?? null, postalCode: postalCode ?? null, city: city ?? null };
  return [
    ...(name ? [{ slot: 'names.display', value: name } as const] : []),
    ...(taxId ? [{ slot: 'taxIds', key: 'DE|vat', value: taxId } as const] : []),
    ...(email ? [{ slot: 'emails.contact', value: email } as const] : []),
    ...(street || postalCode || city ? [{ slot: 'addresses.billing', value: address } as const] : []),
    ...(above ? [relation('organisation', above)] : []),
    ...(salesParent ? [relation('salesParent', salesParent)] : []),
    ...(billingParent ? [relation('billingParent', billingParent)] : []),
  ];
}
