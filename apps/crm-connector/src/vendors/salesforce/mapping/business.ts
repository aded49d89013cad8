import { declined, field, readOnly, type MappedRow } from '@trueup/connector-kit';
import type { SalesforceRecord } from '../wire';
import type { Rows } from './by-kind';
import { erpAccounts } from './erp-account';
import { keyedBy } from './keyed-by';
import { orderReferences } from './order-references';
import { recordId } from './person';
import { phone } from './phone';
import { postalAddress } from './postal-address';
import { memberStatus, salesParent, siteOf } from './relations';

const PERSON = 'Only a person has it.';
const CONTACTS = 'An account has none of its own; its contacts have.';
const SHOP = 'It belongs to the shop, which tells no other system.';
const NO_FIELD = 'An account in Salesforce has no field for it.';
const OF_THE_CRM = 'It is kept here, and the contract lets no other system’s value come back to it.';
const OF_THE_ERP = 'Who pays for whom is booked in the ERP; Salesforce knows one parent, that of sales.';

/** A text that the org insists on: it changes and is never cleared. */
function required(name: string, max: number): MappedRow<SalesforceRecord> {
  const row = field<SalesforceRecord>(name, { max });
  return { read: row.read, write: (value, address, at) => (value === null ? undefined : row.write?.(value, address, at)) };
}

/** A business account, slot by slot: an organisation by its name, a site by what stands in `Site`. */
export function businessRows(kind: 'organisation' | 'site'): Rows {
  const isSite = kind === 'site';
  const ofOrganisation = (row: MappedRow<SalesforceRecord>) => (isSite ? declined('It belongs to the organisation of the site.') : row);
  return {
    'names.legal': ofOrganisation(field('Legal_Name__c', { max: 255 })),
    'names.display': isSite ? required('Site', 80) : required('Name', 255),
    'names.given': declined(PERSON),
    'names.middle': declined(PERSON),
    'names.family': declined(PERSON),
    'names.honorific': declined(PERSON),
    'names.suffix': declined(PERSON),
    birthDate: declined(PERSON),
    preferredLanguage: field('Preferred_Language__c', { max: 10 }),
    'emails.contact': declined(CONTACTS),
    'phones.mobile': declined(CONTACTS),
    'phones.main': phone('Phone'),
    'addresses.billing': postalAddress((part) => `Billing${part}`),
    'addresses.shipping.default': postalAddress((part) => `Shipping${part}`),
    taxIds: keyedBy(['Tax_Id_Country__c', 'Tax_Id_Type__c'], { value: 'Tax_Id__c', max: 40 }),
    loyaltyIds: declined(PERSON),
    loyaltyTiers: declined(PERSON),
    'consents.email': declined(CONTACTS),
    'consents.sms': declined(CONTACTS),
    'consents.phone': declined(CONTACTS),
    'consents.post': declined(CONTACTS),
    orderReferences,
    'relations.organisation': isSite ? siteOf : declined('Only a site belongs to an organisation.'),
    'relations.buyer': declined(PERSON),
    'relations.approver': declined(PERSON),
    'relations.billingContact': declined(PERSON),
    'relations.serviceContact': declined(PERSON),
    'relations.salesParent': isSite ? declined('The parent of a site is its organisation.') : salesParent,
    'relations.billingParent': declined(OF_THE_ERP),
    'relations.payer': declined(OF_THE_ERP),
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
    'storefront.webPreferences': declined(PERSON),
    'storefront.cart': declined(PERSON),
    'storefront.behaviour': declined(PERSON),
    'storefront.memberStatus': declined(SHOP),
    'crm.recordId': recordId,
    'crm.tier': readOnly(field('Account_Tier__c'), 'Sales sets the tier.'),
    'crm.engagement': declined(NO_FIELD),
    'crm.casesOpen': declined('Cases are records of their own; counting them would cost a call for each account.'),
    'crm.serviceContacts': declined('Who serves whom is told by the contacts themselves.'),
    'crm.opportunityContacts': declined('Opportunities are records of their own; reading them would cost a call for each account.'),
    'crm.servicePreferences': readOnly(field('Service_Preferences__c'), OF_THE_CRM),
    'crm.memberStatus': memberStatus,
  };
}
