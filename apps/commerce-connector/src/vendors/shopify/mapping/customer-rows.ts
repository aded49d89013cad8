import type { Slot } from '@trueup/canonical-schema';
import { codes, declined, field, flag, readOnly, type Row } from '@trueup/connector-kit';
import type { ShopifyCustomer } from '../wire';
import { defaultAddress } from './default-address';
import { contactRelation } from './contact-relations';
import { accountField, accountNumber, blockFlag, exemptions } from './erp-account';
import { inItsContext } from './in-its-context';
import { keyedList } from './keyed-list';
import { contactEmail, loginEmail } from './login-email';
import { marketingConsent } from './marketing-consent';
import { orderReferences } from './order-references';
import { phone } from './phone';
import { tagList } from './tag-list';

const NO_OTHER_NAMES = 'Shopify knows a person by first and last name only.';
const OF_COMPANIES = 'It belongs to companies and their locations.';
const NO_SUCH_ROLE = 'Contacts of companies order or administer here; there is no role besides.';
const NO_PARENT = 'A person has no parent; companies have none here either.';
const BY_CONFIGURATION = 'The row of systems.yaml says which brand and legal entity a shop sells for.';
const CRM_ONLY = 'The CRM keeps it to itself.';
const SHOPPERS_OWN = "The login is the shopper's own.";

/** Every slot of a Shopify customer. */
export const customerRows: Readonly<Record<Slot, Row<ShopifyCustomer>>> = {
  'names.legal': declined(OF_COMPANIES),
  'names.display': declined('Shopify puts the display name together itself.'),
  'names.given': field('firstName', { max: 255 }),
  'names.middle': declined(NO_OTHER_NAMES),
  'names.family': field('lastName', { max: 255 }),
  'names.honorific': declined(NO_OTHER_NAMES),
  'names.suffix': declined(NO_OTHER_NAMES),
  birthDate: declined('Shopify has no field for it, and nobody asks for it here.'),
  preferredLanguage: readOnly(field('locale'), 'The shopper chooses the language of the shop.'),
  'emails.contact': inItsContext(contactEmail),
  'phones.mobile': inItsContext(field('defaultPhoneNumber.phoneNumber', { as: phone })),
  'phones.main': declined('Shopify keeps one number for a person, the mobile one.'),
  'addresses.billing': declined(
    'Shopify keeps one default address, the one that parcels go to; the billing address of an order is evidence, not a default.',
  ),
  'addresses.shipping.default': inItsContext(defaultAddress),
  taxIds: declined(OF_COMPANIES),
  loyaltyIds: keyedList('loyalty', { key: 'programme', value: 'id' }),
  loyaltyTiers: keyedList('loyalty', { key: 'programme', value: 'tier' }),
  'consents.email': marketingConsent({
    point: 'defaultEmailAddress.emailAddress',
    status: 'defaultEmailAddress.marketingState',
    decidedAt: 'defaultEmailAddress.marketingUpdatedAt',
    evidence: 'defaultEmailAddress.marketingOptInLevel',
  }),
  'consents.sms': marketingConsent({
    point: 'defaultPhoneNumber.phoneNumber',
    status: 'defaultPhoneNumber.smsMarketingConsent.state',
    decidedAt: 'defaultPhoneNumber.smsMarketingConsent.updatedAt',
    evidence: 'defaultPhoneNumber.smsMarketingConsent.optInLevel',
  }),
  'consents.phone': declined('Shopify asks for consent to e-mails and text messages, not to calls.'),
  'consents.post': declined('Shopify asks for consent to e-mails and text messages, not to letters.'),
  orderReferences: readOnly(orderReferences, 'A store knows its own orders.'),
  'relations.organisation': declined('A location has an organisation; a person is a contact of it.'),
  'relations.buyer': contactRelation('buyer'),
  'relations.approver': contactRelation('approver'),
  'relations.billingContact': declined(NO_SUCH_ROLE),
  'relations.serviceContact': declined(NO_SUCH_ROLE),
  'relations.salesParent': declined(NO_PARENT),
  'relations.billingParent': declined(NO_PARENT),
  'relations.payer': declined('The ERP keeps who pays for whom.'),
  'routing.legalEntity': declined(BY_CONFIGURATION),
  'routing.businessUnit': declined(BY_CONFIGURATION),
  'routing.region': declined(BY_CONFIGURATION),
  'routing.brand': declined(BY_CONFIGURATION),
  extensions: readOnly(tagList, 'Tags steer a shop; other systems do not write them.'),
  'erpAccount.number': accountNumber(),
  'erpAccount.billingEntity': accountField('billingEntity'),
  'erpAccount.stage': declined('A shop has no use for the stage of an account.'),
  'erpAccount.terms': accountField('terms'),
  'erpAccount.creditLimit': declined('The ERP decides credit; a shop is told of a hold, not of sums.'),
  'erpAccount.hold': accountField('hold', flag),
  'erpAccount.blocks': accountField('blocked', blockFlag),
  'erpAccount.partnerRoles': declined('Partner roles mean something to the ERP alone.'),
  'erpAccount.taxClass': declined('Shopify taxes a person by address; tax classes are for companies.'),
  'erpAccount.exemptions': readOnly(exemptions, 'Shopify takes its own codes only; an exemption given here is a proposal to the ERP.'),
  'erpAccount.priceList': accountField('priceList'),
  'erpAccount.currency': accountField('currency'),
  'erpAccount.invoiceEmail': declined('Invoices go out from the ERP.'),
  'erpAccount.memberStatus': declined('Each system speaks for itself.'),
  'storefront.loginState': readOnly(
    field('state', { as: codes({ enabled: 'ENABLED', disabled: 'DISABLED', invited: 'INVITED', declined: 'DECLINED' }) }),
    SHOPPERS_OWN,
  ),
  'storefront.loginEmail': readOnly(loginEmail, SHOPPERS_OWN),
  'storefront.loginPhone': declined('Shoppers sign in to Shopify by e-mail.'),
  'storefront.priceBook': declined('Catalogues belong to Shopify companies, not to persons.'),
  'storefront.webPreferences': declined('Shopify keeps no preferences of a shopper.'),
  'storefront.cart': declined('A cart is not part of the customer in the Admin API.'),
  'storefront.behaviour': declined('Purchase figures left the customer; the order references tell what was bought.'),
  'storefront.memberStatus': declined('A Shopify customer has a login state and no standing besides.'),
  'crm.recordId': declined(CRM_ONLY),
  'crm.tier': declined(CRM_ONLY),
  'crm.engagement': declined(CRM_ONLY),
  'crm.casesOpen': declined(CRM_ONLY),
  'crm.serviceContacts': declined(CRM_ONLY),
  'crm.opportunityContacts': declined(CRM_ONLY),
  'crm.servicePreferences': keyedList('servicePreferences', { key: 'crm', value: 'preferences' }),
  'crm.memberStatus': declined(CRM_ONLY),
};
