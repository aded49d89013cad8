import { field, readPhone, text, type MappedRow } from '@trueup/connector-kit';
import type { SalesforceRecord } from '../wire';
import { contextOf } from './context-of';
import { countryCode } from './postal-address';

const LONGEST = 40;

/** The country that a number without a prefix is taken to be of: the record's own, else the org's. */
export function phoneCountry(wire: SalesforceRecord, orgCountry: string | null): string | null {
  const person = [wire.MailingCountry, wire.OtherCountry, wire.PersonMailingCountry, wire.PersonOtherCountry];
  const named = [...person, wire.BillingCountry, wire.ShippingCountry, wire.Country].find((country) => typeof country === 'string');
  return typeof named === 'string' ? countryCode(named) : orgCountry;
}

/** A phone field, and the box that says whether it was verified. A number that is too long for it has no place. */
export function phone(name: string, verified?: (wire: SalesforceRecord) => boolean): MappedRow<SalesforceRecord> {
  const row = field<SalesforceRecord>(name, { verified, context: contextOf });
  return {
    read: (wire, at) => {
      const country = phoneCountry(wire, at.row.country);
      const as = { from: (raw: unknown) => readPhone(raw, country), to: text.to };
      return field<SalesforceRecord>(name, { as, verified, context: contextOf }).read(wire, at);
    },
    write: (value, address, at) => (typeof value === 'string' && value.length > LONGEST ? undefined : row.write?.(value, address, at)),
  };
}
