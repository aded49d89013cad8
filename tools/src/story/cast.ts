import type { GuestOrder, ShopAddress } from '../actors/shopify-actor';

/** The people of the story; all are invented. */
const AMERICA = (address1: string, city: string, zip: string): ShopAddress => ({
  address1,
  city,
  provinceCode: 'NY',
  zip,
  countryCode: 'US',
});
const GERMANY = (address1: string, city: string, zip: string): ShopAddress => ({ address1, city, zip, countryCode: 'DE' });

/** Known to the CRM, to the American shop and to the American ERP before Trueup comes. */
export const ADA = {
  contact: {
    FirstName: 'Ada',
    LastName: 'Winters',
    Email: 'ada.winters@example.com',
    MobilePhone: '+12125550101',
    MailingStreet: '12 Juniper Street',
    MailingCity: 'Albany',
    MailingState: 'NY',
    MailingPostalCode: '12207',
    MailingCountry: 'US',
  },
  shopper: { firstName: 'Ada', lastName: 'Winters', email: 'ada.winters@example.com', phone: '+12125550101' },
  account: {
    isPerson: true,
    firstName: 'Ada',
    lastName: 'Winters',
    email: 'ada.winters@example.com',
    phone: '+12125550101',
    subsidiary: { id: '1' },
  },
  order: {
    email: 'ada.winters@example.com',
    firstName: 'Ada',
    lastName: 'Winters',
    address: AMERICA('12 Juniper Street', 'Albany', '12207'),
    currency: 'USD',
    financialStatus: 'PAID',
  } satisfies GuestOrder,
};

/** Buys as a guest in the American shop; nobody knows him yet. */
export const BEN: GuestOrder = {
  email: 'ben.okafor@example.com',
  phone: '+12125550102',
  firstName: 'Ben',
  lastName: 'Okafor',
  address: AMERICA('48 Mill Road', 'Buffalo', '14201'),
  currency: 'USD',
  financialStatus: 'PAID',
};

/** Buys as a guest in the European shop. */
export const CLARA: GuestOrder = {
  email: 'clara.neumann@example.org',
  phone: '+493055501103',
  firstName: 'Clara',
  lastName: 'Neumann',
  address: GERMANY('Lindenweg 7', 'Berlin', '10115'),
  currency: 'EUR',
  financialStatus: 'PAID',
};

/** One shopper in both shops under different e-mails, with the same telephone and address. */
export const DANA: readonly [GuestOrder, GuestOrder] = [
  {
    email: 'dana.reyes@example.com',
    phone: '+12125550104',
    firstName: 'Dana',
    lastName: 'Reyes',
    address: AMERICA('3 Harbor Lane', 'Rochester', '14604'),
    currency: 'USD',
    financialStatus: 'PAID',
  },
  {
    email: 'd.reyes@example.org',
    phone: '+12125550104',
    firstName: 'Dana',
    lastName: 'Reyes',
    address: AMERICA('3 Harbor Lane', 'Rochester', '14604'),
    currency: 'EUR',
    financialStatus: 'PENDING',
  },
];

/** Two people of one household who share an e-mail and an address across the shops. */
export const LANG_FAMILY: readonly [GuestOrder, GuestOrder] = [
  {
    email: 'family.lang@example.org',
    firstName: 'Emil',
    lastName: 'Lang',
    address: GERMANY('Am Markt 2', 'Leipzig', '04109'),
    currency: 'USD',
    financialStatus: 'PENDING',
  },
  {
    email: 'family.lang@example.org',
    firstName: 'Frida',
    lastName: 'Lang',
    address: GERMANY('Am Markt 2', 'Leipzig', '04109'),
    currency: 'EUR',
    financialStatus: 'PENDING',
  },
];

/** Known to the CRM only, and never bought anything: no other system gets her. */
export const GWEN = { FirstName: 'Gwen', LastName: 'Ito', Email: 'gwen.ito@example.com', MobilePhone: '+12125550107' };

/** Known to the CRM and to the German ERP; each lacks what the other has. */
export const HUGO = {
  contact: { FirstName: 'Hugo', LastName: 'Brandt', Email: 'hugo.brandt@example.org' },
  account: {
    isPerson: true,
    firstName: 'Hugo',
    lastName: 'Brandt',
    email: 'hugo.brandt@example.org',
    phone: '+493055501108',
    subsidiary: { id: '2' },
  },
};

/** Registered in the European shop, has not bought yet: stays there. */
export const IRIS = { firstName: 'Iris', lastName: 'Moreau', email: 'iris.moreau@example.org' };

/** Ordered in the European shop and has not paid: the CRM gets him, the ERP does not. */
export const JONAS: GuestOrder = {
  email: 'jonas.weber@example.org',
  phone: '+493055501110',
  firstName: 'Jonas',
  lastName: 'Weber',
  address: GERMANY('Gartenstraße 19', 'Hamburg', '20095'),
  currency: 'EUR',
  financialStatus: 'PENDING',
};
