import { SLOTS } from '@trueup/canonical-schema';
import { declined, field, isMapped, readOnly, text, type MappedRow } from '@trueup/connector-kit';
import type { SalesforceRecord } from '../wire';
import type { Rows } from './by-kind';
import { consents } from './consents';
import { lastName, personRows, recordId } from './person';
import { phone } from './phone';
import { postalAddress } from './postal-address';

const UNTOUCHED = 'A lead is sales’ own sheet until it is converted; nothing is written to it.';
const status = { granted: 'OptIn', withdrawn: 'OptOut' };

const told: Partial<Record<keyof Rows, MappedRow<SalesforceRecord>>> = {
  'names.given': field('FirstName'),
  'names.middle': field('MiddleName'),
  'names.family': field('LastName', { as: lastName }),
  'names.honorific': field('Salutation'),
  'names.suffix': field('Suffix'),
  preferredLanguage: field('Preferred_Language__c'),
  'emails.contact': field('Email', { verified: ({ Email_Verified__c: isVerified }) => isVerified === true }),
  'phones.mobile': phone('MobilePhone', ({ Mobile_Verified__c: isVerified }) => isVerified === true),
  'phones.main': phone('Phone'),
  'addresses.shipping.default': postalAddress((part) => part),
  'routing.legalEntity': field('Legal_Entity__c'),
  'routing.businessUnit': field('Business_Unit__c'),
  'routing.region': field('Region__c'),
  'routing.brand': field('Brand__c'),
};

/** A lead: a person who is not yet at a company of the org. It is read, and becomes a contact by its conversion. */
export function leadRows(): Rows {
  const person = personRows('Contact');
  const rows = SLOTS.map((slot) => {
    const own = told[slot];
    if (own) return [slot, readOnly(own, UNTOUCHED)] as const;
    return [slot, isMapped(person[slot]) ? declined('A lead has no field for it.') : person[slot]] as const;
  });
  return {
    ...(Object.fromEntries(rows) as unknown as Rows),
    'consents.email': readOnly(word('email', 'Email'), UNTOUCHED),
    'consents.sms': readOnly(word('sms', 'MobilePhone'), UNTOUCHED),
    'crm.recordId': recordId,
  };
}

/** The word for the lead's own address; a lead has no file of consents beside it. */
function word(channel: 'email' | 'sms', name: 'Email' | 'MobilePhone'): MappedRow<SalesforceRecord> {
  const prefix = channel === 'email' ? 'Email' : 'Sms';
  const row = consents(channel, {
    point: (wire) => (text.from(wire[name]) as string | null)?.trim().toLowerCase() ?? null,
    status: `${prefix}_Consent__c`,
    words: status,
    date: `${prefix}_Consent_Date__c`,
    source: `${prefix}_Consent_Source__c`,
  });
  return { ...row, read: (wire, at) => row.read({ ...wire, Consents__c: null }, at) };
}
