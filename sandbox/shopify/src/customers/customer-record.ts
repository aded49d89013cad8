import type { AddressRecord } from '../addresses/address-record';
import type { MetafieldRecord } from '../metafields/metafield-record';

export type AccountState = 'DECLINED' | 'DISABLED' | 'ENABLED' | 'INVITED';
export type ConsentState = 'NOT_SUBSCRIBED' | 'PENDING' | 'SUBSCRIBED' | 'UNSUBSCRIBED';

export interface ConsentRecord {
  state: ConsentState;
  optInLevel: string | null;
  updatedAt: string | null;
}

export interface CustomerRecord {
  id: number;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  emailConsent: ConsentRecord;
  smsConsent: ConsentRecord;
  tags: string[];
  note: string | null;
  taxExempt: boolean;
  taxExemptions: string[];
  locale: string;
  multipassIdentifier: string | null;
  state: AccountState;
  verifiedEmail: boolean;
  activationToken: string | null;
  addresses: AddressRecord[];
  defaultAddressId: number | null;
  metafields: MetafieldRecord[];
  createdAt: string;
  updatedAt: string;
}

const NEVER_ASKED: ConsentRecord = { state: 'NOT_SUBSCRIBED', optInLevel: null, updatedAt: null };

export function newCustomer(id: number, at: string): CustomerRecord {
  return {
    id,
    firstName: null,
    lastName: null,
    email: null,
    phone: null,
    emailConsent: { ...NEVER_ASKED },
    smsConsent: { ...NEVER_ASKED },
    tags: [],
    note: null,
    taxExempt: false,
    taxExemptions: [],
    locale: 'en',
    multipassIdentifier: null,
    state: 'DISABLED',
    verifiedEmail: true,
    activationToken: null,
    addresses: [],
    defaultAddressId: null,
    metafields: [],
    createdAt: at,
    updatedAt: at,
  };
}
