import { declined, field, type Mapping } from '@trueup/connector-kit';
import { CONTACT_FIELDS, parseContact, type NetsuiteRecord } from '../wire';
import { contactPoint } from './contact-point';
import { contactRole } from './contact-role';
import { emailConsent } from './email-consent';
import { identifyContact } from './identify';
import { ofRow } from './of-row';
import { phone } from './phone';

const OF_COMPANY = 'It stands on the company that the contact is under, for all of its contacts.';
const NO_FIELD = 'A NetSuite contact has no field for it.';
const NOT_ON_A_PERSON = 'NetSuite keeps the parts of a person’s name and puts them together itself.';
const ABOVE = 'A contact is a person: companies are above and below companies.';
const NOT_ASKED = 'NetSuite asks contacts for no consent but that to e-mail.';
const SHOP = 'It belongs to a shop; NetSuite has no use and no place for it.';
const CRM = 'It belongs to the CRM; NetSuite has no use and no place for it.';

/** The contact record: a person as they are at a company. */
export const contactMapping: Mapping<NetsuiteRecord> = {
  rows: {
    'names.legal': declined(NOT_ON_A_PERSON),
    'names.display': declined(NOT_ON_A_PERSON),
    'names.given': field('firstName', { max: 32 }),
    'names.middle': field('middleName', { max: 32 }),
    'names.family': field('lastName', { max: 32 }),
    'names.honorific': field('salutation', { max: 30 }),
    'names.suffix': declined(NO_FIELD),
    birthDate: declined(NO_FIELD),
    preferredLanguage: declined(NO_FIELD),
    'emails.contact': contactPoint(field('email', { max: 254 })),
    'phones.mobile': contactPoint(phone('mobilePhone')),
    'phones.main': contactPoint(phone('phone')),
    'addresses.billing': declined(OF_COMPANY),
    'addresses.shipping.default': declined(OF_COMPANY),
    taxIds: declined(OF_COMPANY),
    loyaltyIds: declined('A loyalty card belongs to a shopper, not to somebody at work.'),
    loyaltyTiers: declined('A loyalty card belongs to a shopper, not to somebody at work.'),
    'consents.email': emailConsent,
    'consents.sms': declined(NOT_ASKED),
    'consents.phone': declined(NOT_ASKED),
    'consents.post': declined(NOT_ASKED),
    orderReferences: declined(OF_COMPANY),
    'relations.organisation': declined(ABOVE),
    'relations.buyer': contactRole('buyer'),
    'relations.approver': contactRole('approver'),
    'relations.billingContact': contactRole('billingContact'),
    'relations.serviceContact': contactRole('serviceContact'),
    'relations.salesParent': declined(ABOVE),
    'relations.billingParent': declined(ABOVE),
    'relations.payer': declined(ABOVE),
    'routing.legalEntity': ofRow('legalEntity'),
    'routing.businessUnit': ofRow('businessUnit'),
    'routing.region': ofRow('region'),
    'routing.brand': ofRow('brand'),
    extensions: declined('A tenant’s own fields are governed once an overlay in config/mappings names them.'),
    'erpAccount.number': declined(OF_COMPANY),
    'erpAccount.billingEntity': declined(OF_COMPANY),
    'erpAccount.stage': declined(OF_COMPANY),
    'erpAccount.terms': declined(OF_COMPANY),
    'erpAccount.creditLimit': declined(OF_COMPANY),
    'erpAccount.hold': declined(OF_COMPANY),
    'erpAccount.blocks': declined(OF_COMPANY),
    'erpAccount.partnerRoles': declined(OF_COMPANY),
    'erpAccount.taxClass': declined(OF_COMPANY),
    'erpAccount.exemptions': declined(OF_COMPANY),
    'erpAccount.priceList': declined(OF_COMPANY),
    'erpAccount.currency': declined(OF_COMPANY),
    'erpAccount.invoiceEmail': declined(OF_COMPANY),
    'erpAccount.memberStatus': declined(OF_COMPANY),
    'storefront.loginState': declined(SHOP),
    'storefront.loginEmail': declined(SHOP),
    'storefront.loginPhone': declined(SHOP),
    'storefront.priceBook': declined(SHOP),
    'storefront.webPreferences': declined(SHOP),
    'storefront.cart': declined(SHOP),
    'storefront.behaviour': declined(SHOP),
    'storefront.memberStatus': declined(SHOP),
    'crm.recordId': declined(CRM),
    'crm.tier': declined(CRM),
    'crm.engagement': declined(CRM),
    'crm.casesOpen': declined(CRM),
    'crm.serviceContacts': declined(CRM),
    'crm.opportunityContacts': declined(CRM),
    'crm.servicePreferences': declined(CRM),
    'crm.memberStatus': declined(CRM),
  },
  parse: parseContact,
  identify: identifyContact,
  empty: (_kind, place) => ({ ...NOTHING, id: '', ...(place ? { company: { id: place.id } } : {}) }),
};

const NOTHING = Object.fromEntries(CONTACT_FIELDS.map((name) => [name, null])) as Pick<NetsuiteRecord, (typeof CONTACT_FIELDS)[number]>;
