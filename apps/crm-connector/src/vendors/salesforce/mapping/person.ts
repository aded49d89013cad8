import { declined, field, readOnly, text, type Codec, type MappedRow, readPhone } from '@trueup/connector-kit';
import { nameOn, type PersonType, type SalesforcePerson } from '../wire';
import type { Rows } from './by-type';
import { contextOf } from './context-of';
import { consents } from './consents';
import { erpAccount } from './erp-account';
import { keyedBy } from './keyed-by';
import { orderReferences } from './order-references';
import { phone, phoneCountry } from './phone';
import { postalAddress } from './postal-address';
import { storeFile } from './store-file';

const RELATIONS = 'Relations of persons and companies are read with business accounts, which this connector leaves alone as yet.';
const SHOP = 'It belongs to the shop, which tells no other system.';
const NO_FIELD = 'A person in Salesforce has no field for it.';
const OF_THE_CRM = 'It is kept here, and the contract lets no other system’s value come back to it.';

/** The org wants a last name of everybody; this one, which the vendor itself uses, says that there is none. */
export const NO_LAST_NAME = '[not provided]';

const lastName: Codec = { from: (raw) => (raw === NO_LAST_NAME ? null : text.from(raw)), to: text.to };
const status = { granted: 'OptIn', withdrawn: 'OptOut' };

/** A person of one record type, slot by slot. */
export function personRows(type: PersonType): Rows {
  const own = (name: Parameters<typeof nameOn>[1]) => nameOn(type, name);
  const number = (name: 'MobilePhone' | 'Phone') => (name === 'Phone' ? name : own(name));
  const told = (name: 'MobilePhone' | 'Phone') => (wire: SalesforcePerson, at: { row: { country: string | null } }) =>
    readPhone(wire[number(name)], phoneCountry(wire, { type, orgCountry: at.row.country }));
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
    'emails.contact': field(own('Email'), { context: contextOf, verified: ({ Email_Verified__c: isVerified }) => isVerified === true }),
    'phones.mobile': phone(own('MobilePhone'), { type, verified: ({ Mobile_Verified__c: isVerified }) => isVerified === true }),
    'phones.main': phone('Phone', { type }),
    'addresses.billing': postalAddress((part) => own(`Other${part}`)),
    'addresses.shipping.default': postalAddress((part) => own(`Mailing${part}`)),
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
    'relations.organisation': declined(RELATIONS),
    'relations.buyer': declined(RELATIONS),
    'relations.approver': declined(RELATIONS),
    'relations.billingContact': declined(RELATIONS),
    'relations.serviceContact': declined(RELATIONS),
    'relations.salesParent': declined(RELATIONS),
    'relations.billingParent': declined(RELATIONS),
    'relations.payer': declined(RELATIONS),
    'routing.legalEntity': field('Legal_Entity__c', { max: 80 }),
    'routing.businessUnit': field('Business_Unit__c', { max: 80 }),
    'routing.region': field('Region__c', { max: 80 }),
    'routing.brand': field('Brand__c', { max: 80 }),
    extensions: declined('A tenant’s own fields are governed once an overlay in config/mappings names them.'),
    'erpAccount.number': erpAccount.number,
    'erpAccount.billingEntity': erpAccount.billingEntity,
    'erpAccount.stage': erpAccount.stage,
    'erpAccount.terms': erpAccount.terms,
    'erpAccount.creditLimit': erpAccount.creditLimit,
    'erpAccount.hold': erpAccount.hold,
    'erpAccount.blocks': erpAccount.blocks,
    'erpAccount.partnerRoles': erpAccount.partnerRoles,
    'erpAccount.taxClass': erpAccount.taxClass,
    'erpAccount.exemptions': erpAccount.exemptions,
    'erpAccount.priceList': erpAccount.priceList,
    'erpAccount.currency': erpAccount.currency,
    'erpAccount.invoiceEmail': erpAccount.invoiceEmail,
    'erpAccount.memberStatus': declined('Whether an account is active is for its ERP alone to say.'),
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
    'crm.serviceContacts': declined(RELATIONS),
    'crm.opportunityContacts': declined(RELATIONS),
    'crm.servicePreferences': readOnly(field('Service_Preferences__c'), OF_THE_CRM),
    'crm.memberStatus': declined('A person is there or deleted; Salesforce knows nothing between.'),
  };
}

const recordId: MappedRow<SalesforcePerson> = readOnly(field('Id'), 'Salesforce gives it.');
