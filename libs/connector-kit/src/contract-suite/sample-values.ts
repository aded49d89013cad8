import { attributeOf, type Address, type Slot, type SlotValue } from '@trueup/canonical-schema';

const BY_SLOT: Partial<Record<Slot, SlotValue>> = {
  'names.given': 'Ada',
  'names.middle': 'Bea',
  'names.family': 'Example',
  'names.legal': 'Example Ltd',
  'names.display': 'Example',
  'names.honorific': 'Dr.',
  'names.suffix': 'Jr.',
  birthDate: '1980-02-29',
  preferredLanguage: 'en',
  'emails.contact': 'ada@example.com',
  'phones.mobile': '+12025550123',
  'phones.main': '+12025550145',
  'storefront.loginEmail': 'ada@example.com',
  'storefront.loginPhone': '+12025550123',
  'erpAccount.currency': 'USD',
  'erpAccount.invoiceEmail': 'billing@example.com',
};

const HOME: Address = {
  receiver: null,
  company: null,
  line1: '1 Example Street',
  line2: 'Floor 2',
  line3: null,
  city: 'Springfield',
  region: 'IL',
  postalCode: '62701',
  country: 'US',
  phone: null,
  language: null,
};

/** A value of an invented person for any slot. */
export function sampleValue(slot: Slot): SlotValue {
  const own = BY_SLOT[slot];
  if (own !== undefined) return own;
  switch (attributeOf(slot).value) {
    case 'address':
      return HOME;
    case 'money':
      return { amount: '100', currency: 'USD' };
    case 'flag':
      return true;
    case 'textList':
      return ['EXAMPLE'];
    case 'consent':
      return { status: 'granted', explicit: true, evidence: null, decidedAt: null };
    case 'order':
      return { status: 'placed', placedAt: null, legalEntity: null, brand: null, channel: null };
    case 'relation':
      return { active: true, title: null };
    case 'text':
      return 'EXAMPLE';
  }
}
