import type { Address, PartyKind, Slot, SlotClaim, SlotValue, SourceRef } from '@trueup/canonical-schema';
import type { IdentityRecord } from '../identity-record';

/** What an invented person's record says. */
export interface Person {
  readonly given?: string;
  readonly family?: string;
  readonly display?: string;
  readonly suffix?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly street?: string;
  readonly postalCode?: string;
  readonly birthDate?: string;
  readonly loyaltyId?: string;
  readonly order?: string;
  readonly taxId?: string;
  readonly kind?: PartyKind;
  readonly more?: Partial<IdentityRecord>;
}

/** A record as a connector would tell of it; for specs. */
export function recordOf(system: string, id: string, person: Person): IdentityRecord {
  const source: SourceRef = { system, type: 'customer', id };
  const { street, postalCode } = person;
  const address: Address | undefined =
    street || postalCode
      ? { ...NO_ADDRESS, line1: street ?? null, postalCode: postalCode ?? null, city: 'Exampleton', country: 'US' }
      : undefined;
  const claims = [
    claim('names.given', person.given),
    claim('names.family', person.family),
    claim('names.display', person.display),
    claim('names.suffix', person.suffix),
    claim('emails.contact', person.email),
    claim('phones.mobile', person.phone),
    claim('addresses.billing', address),
    claim('birthDate', person.birthDate),
    claim('loyaltyIds', person.loyaltyId, 'main'),
    claim('taxIds', person.taxId, 'US|ein'),
    claim('orderReferences', person.order && ORDER, `shopify-us|${person.order ?? ''}`),
  ].filter((found) => found !== undefined);
  const base = { source, kind: person.kind ?? 'person', segment: null, claims, references: [], ourKey: null, mergedInto: null } as const;
  return { ...base, lifecycle: 'present', ...person.more };
}

const ORDER = { status: 'placed', placedAt: 5, legalEntity: null, brand: null, channel: 'web' };
const NO_ADDRESS: Address = {
  receiver: null,
  company: null,
  line1: null,
  line2: null,
  line3: null,
  city: null,
  region: null,
  postalCode: null,
  country: null,
  phone: null,
  language: null,
};

/** A witnessed claim of the source itself; undefined without a value. */
export function claim(slot: Slot, value: SlotValue | undefined, key = ''): SlotClaim | undefined {
  if (value === undefined || value === '') return undefined;
  const context = /^(emails|phones|addresses)/.test(slot) ? 'private' : '';
  const times = { valueTime: 5, timeQuality: 'field' } as const;
  return { slot, key, context, state: 'value', value, ...times, origin: 'source', verification: 'unverified', partId: null };
}
