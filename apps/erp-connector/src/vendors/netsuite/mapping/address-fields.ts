import type { Address } from '@trueup/canonical-schema';
import { readPhone, text } from '@trueup/connector-kit';
import { isPhone } from './phone';
import { stateCode } from './us-states';
import type { AddressFields, AddressLine } from '../wire';

const LONGEST = { attention: 150, addressee: 150, addr1: 150, addr2: 150, addr3: 150, city: 50, state: 60, zip: 36 } as const;

/**
 * An address in NetSuite's fields. The addressee is the company with the receiver as its attention, or the receiver alone: a company
 * without a receiver comes back as receiver. A country that is unknown is left to NetSuite, which takes the subsidiary's.
 */
export function addressFields(address: Address): AddressFields {
  const { receiver, company, region, country, phone } = address;
  const state = region !== null && country === 'US' ? stateCode(region) : region;
  return {
    attention: fit('attention', company === null ? null : receiver),
    addressee: fit('addressee', company ?? receiver),
    addr1: fit('addr1', address.line1),
    addr2: fit('addr2', address.line2),
    addr3: fit('addr3', address.line3),
    city: fit('city', address.city),
    state: fit('state', state),
    zip: fit('zip', address.postalCode),
    ...(country === null ? {} : { country: { id: country } }),
    addrPhone: isPhone(phone) ? phone : null,
  };
}

/** The address of a line; undefined where nothing but a country is known. `country` tells how its phone is to be read. */
export function addressOf({ addressBookAddress: fields }: AddressLine, country: string | null): Address | undefined {
  if (!fields) return undefined;
  const part = (raw: unknown): string | null => text.from(raw) as string | null;
  const [attention, addressee] = [part(fields.attention), part(fields.addressee)];
  const address: Address = {
    receiver: attention ?? addressee,
    company: attention === null ? null : addressee,
    line1: part(fields.addr1),
    line2: part(fields.addr2),
    line3: part(fields.addr3),
    city: part(fields.city),
    region: part(fields.state),
    postalCode: part(fields.zip),
    country: fields.country?.id ?? null,
    phone: readPhone(fields.addrPhone, fields.country?.id ?? country),
    language: null,
  };
  return Object.entries(address).some(([name, value]) => name !== 'country' && value !== null) ? address : undefined;
}

function fit(name: keyof typeof LONGEST, value: string | null): string | null {
  return value === null ? null : value.slice(0, LONGEST[name]).trim();
}
