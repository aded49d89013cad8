import { seedRecords } from '@trueup/tools';
import type { Citizen } from './population';
import { sandbox } from './run';

type Shape = (citizen: Citizen) => object;

const inSalesforce: Shape = ({ given, family, email, phone, street, city, region, postalCode }) => ({
  object: 'Contact',
  fields: {
    FirstName: given,
    LastName: family,
    Email: email,
    MobilePhone: phone,
    MailingStreet: street,
    MailingCity: city,
    MailingState: region,
    MailingPostalCode: postalCode,
    MailingCountry: 'US',
  },
});

const inShopify: Shape = ({ given, family, email, phone, street, city, region, postalCode }) => ({
  type: 'customer',
  firstName: given,
  lastName: family,
  email,
  phone,
  addresses: [{ firstName: given, lastName: family, address1: street, city, provinceCode: region, zip: postalCode, countryCode: 'US' }],
});

const inNetsuite: Shape = ({ given, family, email, phone, street, city, region, postalCode }) => ({
  isPerson: true,
  firstName: given,
  lastName: family,
  email,
  phone,
  mobilePhone: phone,
  addresses: [{ defaultBilling: true, defaultShipping: true, addr1: street, city, state: region, zip: postalCode, country: 'US' }],
});

const SHAPES: Readonly<Record<string, Shape>> = {
  salesforce: inSalesforce,
  'shopify-us': inShopify,
  'shopify-eu': inShopify,
  'netsuite-us': inNetsuite,
  'netsuite-de': inNetsuite,
};

/** Puts people into the systems that know them, as if they had been there for years. */
export async function settleIn(people: readonly Citizen[]): Promise<void> {
  const systems = [...new Set(people.flatMap(({ systems: known }) => known))];
  await Promise.all(
    systems.map((system) => {
      const shape = SHAPES[system];
      if (!shape) throw new Error(`Nobody has said what a record of ${system} looks like.`);
      return seedRecords(sandbox(system), people.filter(({ systems: known }) => known.includes(system)).map(shape));
    }),
  );
}
