import { declined, field, readOnly, text, type Codec, type MappedRow, readPhone } from '@trueup/connector-kit';
import { nameOn, type SalesforceRecord } from '../wire';
import type { Rows } from './by-kind';
import { contextOf, inItsContext } from './context-of';
import { consents } from './consents';
import { erpAccounts } from './erp-account';
import { keyedBy } from './keyed-by';
import { orderReferences } from './order-references';
import { phone, phoneCountry } from './phone';
import { postalAddress } from './postal-address';
import { roleRelation } from './relations';
import { storeFile } from './store-file';

const COMPANY = 'Only a company has it.';
const ALONE = 'A person account is tied to no company; contacts are.';
const SHOP = 'It belongs to the shop, which tells no other system.';
const NO_FIELD = 'A person in Salesforce has no field for it.';
const OF_THE_CRM = 'It is kept here, and the contract lets no other system’s value come back to it.';

/** The org wants a last name of everybody; this one, which the vendor itself uses, says that there is none. */
export const NO_LAST_NAME = '[not provided]';

export const lastName: Codec = { from: (raw) => (raw === NO_LAST_NAME ? null : text.from(raw)), to: text.to };
const status = { granted: 'OptIn', withdrawn: 'OptOut' };

/** A person of one record type, slot by slot. */
export function personRows(type: 'Contact' | 'Account'): Rows {
  const own = (name: Parameters<typeof nameOn>[1]) => nameOn(type, name);
  const number = (name: 'MobilePhone' | 'Phone') => (name === 'Phone' ? name : own(name));
  const told = (name: 'MobilePhone' | 'Phone') => (wire: SalesforceRecord, at: { row: { country: string | null } }) =>
    readPhone(wire[number(name)], phoneCountry(wire, at.row.country));
  const placed = (row: MappedRow<SalesforceRecord>) => (type === 'Contact' ? inItsContext(row) : row);
  const role = (name: Parameters<typeof roleRelation>[0]) => (type === 'Contact' ? roleRelation(name) : declined(ALONE));
  return {
    'names.legal': field('Legal_Name__c', { max: 255 }),
    'names.display': declined('Salesforce puts it together from the parts of the name.'),
    'names.given': field('FirstName', { max: 40 }),
    'names.middle': field('MiddleName', { max: 40 }),
    'names.family': field('LastName', { max: 80, as: lastName, nothing: NO_LAST_NAME }),
    'names.honorific': field('Salutation', { max: 40 }),
    'names.suffix': field('Suffix', { max: 40 }),
    birthDate: readOnly(field(own('Birthdate')), OF_THE_CRM),
    preferredLanguage: field('Preferred_Language__c', { max: 10 }),
    'emails.contact': placed(
      field(own('Email'), { context: contextOf, verified: ({ Email_Verified__c: isVerified }) => isVerified === true }),
    ),
    'phones.mobile': placed(phone(own('MobilePhone'), ({ Mobile_Verified__c: isVerified }) => isVerified === true)),
    'phones.main': placed(phone('Phone')),
    'addresses.billing': placed(postalAddress((part) => own(`Other${part}`))),
    'addresses.shipping.default': placed(postalAddress((part) => own(`Mailing${part}`))),
    taxIds: keyedBy(['Tax_Id_Country__c', 'Tax_Id_Type__c'], { value: 'Tax_Id__c', max: 40 }),
    loyaltyIds: readOnly(keyedBy(['Loyalty_Programme__c'], { value: 'Loyalty_Id__c', max: 80 }), OF_THE_CRM),
    loyaltyTiers: readOnly(keyedBy(['Loyalty_Programme__c'], { value: 'Loyalty_Tier__c', max: 40 }), OF_THE_CRM),
    'consents.email': consents('email', {
      point: (wire) => (text.from(wire[own('Email')]) as string | null)?.trim().toLowerCase() ?? null,
      status: 'Email_Consent__c',
      words: status,
      date: 'Email_Consent_Date__c',
      source: 'Email_Consent_Source__c',
    }),
    'consents.sms': consents('sms', {
      point: told('MobilePhone'),
      status: 'Sms_Consent__c',
      words: status,
      date: 'Sms_Consent_Date__c',
      source: 'Sms_Consent_Source__c',
    }),
    'consents.phone': consents('phone', { point: told('Phone'), status: own('DoNotCall'), words: { withdrawn: true }, nothing: false }),
    'consents.post': consents('post', { point: () => null }),
    orderReferences,
    'relations.organisation': declined(COMPANY),
    'relations.buyer': role('buyer'),
    'relations.approver': role('approver'),
    'relations.billingContact': role('billingContact'),
    'relations.serviceContact': role('serviceContact'),
    'relations.salesParent': declined(COMPANY),
    'relations.billingParent': declined(COMPANY),
    'relations.payer': declined(COMPANY),
    'routing.legalEntity': field('Legal_Entity__c', { max: 80 }),
    'routing.businessUnit': field('Business_Unit__c', { max: 80 }),
    'routing.region': field('Region__c', { max: 80 }),
    'routing.brand': field('Brand__c', { max: 80 }),
    extensions: declined('A tenant’s own fields are governed once an overlay in config/mappings names them.'),
    ...erpAccounts,
    'storefront.loginState': declined(SHOP),
    'storefront.loginEmail': declined(SHOP),
    'storefront.loginPhone': declined(SHOP),
    'storefront.priceBook': declined(SHOP),
    'storefront.webPreferences': storeFile.webPreferences,
    'storefront.cart': storeFile.cart,
    'storefront.behaviour': storeFile.behaviour,
    'storefront.memberStatus': declined(SHOP),
    'crm.recordId': recordId,
    'crm.tier': type === 'Account' ? readOnly(field('Account_Tier__c'), 'Sales sets the tier.') : declined('Only accounts have a tier.'),
    'crm.engagement': declined(NO_FIELD),
    'crm.casesOpen': declined('Cases are records of their own; counting them would cost a call for each person.'),
    'crm.serviceContacts': declined(COMPANY),
    'crm.opportunityContacts': declined('Opportunities are records of their own; reading them would cost a call for each person.'),
    'crm.servicePreferences': readOnly(field('Service_Preferences__c'), OF_THE_CRM),
    'crm.memberStatus': declined('A person is there or deleted; Salesforce knows nothing between.'),
  };
}

export const recordId: MappedRow<SalesforceRecord> = readOnly(field('Id'), 'Salesforce gives it.');
