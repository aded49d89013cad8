import { field, readPhone, text, type MappedRow } from '@trueup/connector-kit';
import { nameOn, type PersonType, type SalesforcePerson } from '../wire';
import { contextOf } from './context-of';
import { countryCode } from './postal-address';

const LONGEST = 40;

/** The country that a number without a prefix is taken to be of: the person's, else the org's. */
export function phoneCountry(wire: SalesforcePerson, of: { readonly type: PersonType; readonly orgCountry: string | null }): string | null {
  const named = wire[nameOn(of.type, 'MailingCountry')] ?? wire[nameOn(of.type, 'OtherCountry')];
  return typeof named === 'string' ? countryCode(named) : of.orgCountry;
}

/** A phone field, and the box that says whether it was verified. A number that is too long for it has no place. */
export function phone(
  name: string,
  given: { readonly type: PersonType; readonly verified?: (wire: SalesforcePerson) => boolean },
): MappedRow<SalesforcePerson> {
  const row = field<SalesforcePerson>(name, { verified: given.verified, context: contextOf });
  return {
    read: (wire, at) => {
      const country = phoneCountry(wire, { type: given.type, orgCountry: at.row.country });
      const as = { from: (raw: unknown) => readPhone(raw, country), to: text.to };
      return field<SalesforcePerson>(name, { as, verified: given.verified, context: contextOf }).read(wire, at);
    },
    write: (value, address, at) => (typeof value === 'string' && value.length > LONGEST ? undefined : row.write?.(value, address, at)),
  };
}
