import { declined, field, readOnly, type Mapping } from '@trueup/connector-kit';
import { parseCustomer, STANDARD_FIELDS, type NetsuiteCustomer } from '../wire';
import { creditLimit, listed, ownFact, shown } from './account-facet';
import { defaultAddress } from './default-address';
import { emailConsent } from './email-consent';
import { identify } from './identify';
import { language } from './language';
import { orderReferences } from './order-references';
import { phone } from './phone';
import { ofRow } from './of-row';
import { settingsOf } from './settings';
import { taxIds } from './tax-ids';

const COMPANIES = 'It belongs to companies, which this connector leaves alone as yet; a person has none.';
const NOT_ON_A_PERSON = 'NetSuite keeps the parts of a person’s name and puts them together itself.';
const NO_FIELD = 'A NetSuite customer has no field for it.';
const SHOP = 'It belongs to a shop; NetSuite has no use and no place for it.';
const CRM = 'It belongs to the CRM; NetSuite has no use and no place for it.';

/** The customer record of a person, slot by slot. */
export const mapping: Mapping<NetsuiteCustomer> = {
  rows: {
    'names.legal': declined(NOT_ON_A_PERSON),
    'names.display': declined(NOT_ON_A_PERSON),
    'names.given': field('firstName', { max: 32 }),
    'names.middle': field('middleName', { max: 32 }),
    'names.family': field('lastName', { max: 32 }),
    'names.honorific': field('salutation', { max: 30 }),
    'names.suffix': declined(NO_FIELD),
    birthDate: declined(NO_FIELD),
    preferredLanguage: language,
    'emails.contact': field('email', { max: 254 }),
    'phones.mobile': phone('mobilePhone'),
    'phones.main': phone('phone'),
    'addresses.billing': defaultAddress('defaultBilling'),
    'addresses.shipping.default': defaultAddress('defaultShipping'),
    taxIds,
    loyaltyIds: readOnly(
      field((at) => settingsOf(at.row).fields.loyaltyId ?? undefined),
      'The CRM owns it, and the contract names no ERP as its reader.',
    ),
    loyaltyTiers: declined('The loyalty programme lives in the CRM; NetSuite keeps the card’s number only.'),
    'consents.email': emailConsent,
    'consents.sms': declined('NetSuite asks for no consent to text messages.'),
    'consents.phone': declined('NetSuite asks for no consent to calls.'),
    'consents.post': declined('NetSuite asks for no consent to letters.'),
    orderReferences,
    'relations.organisation': declined(COMPANIES),
    'relations.buyer': declined(COMPANIES),
    'relations.approver': declined(COMPANIES),
    'relations.billingContact': declined(COMPANIES),
    'relations.serviceContact': declined(COMPANIES),
    'relations.salesParent': declined(COMPANIES),
    'relations.billingParent': declined(COMPANIES),
    'relations.payer': declined(COMPANIES),
    'routing.legalEntity': ofRow('legalEntity'),
    'routing.businessUnit': ofRow('businessUnit'),
    'routing.region': ofRow('region'),
    'routing.brand': ofRow('brand'),
    extensions: declined('A tenant’s own fields are governed once an overlay in config/mappings names them.'),
    'erpAccount.number': ownFact(({ entityId }) => entityId),
    'erpAccount.billingEntity': ownFact(({ subsidiary }) => shown(subsidiary)),
    'erpAccount.stage': ownFact(({ searchStage }) => shown(searchStage)),
    'erpAccount.terms': ownFact(({ terms }) => shown(terms)),
    'erpAccount.creditLimit': ownFact(creditLimit),
    'erpAccount.hold': ownFact(({ creditHoldOverride: hold }) => hold && hold.id === 'ON'),
    'erpAccount.blocks': declined('NetSuite knows the credit hold only, no blocks of single orders or deliveries.'),
    'erpAccount.partnerRoles': declined('In NetSuite a customer has no roles; whoever is on the order is billed.'),
    'erpAccount.taxClass': ownFact(({ taxItem }) => listed(shown(taxItem))),
    'erpAccount.exemptions': ownFact(({ resaleNumber }) => listed(resaleNumber)),
    'erpAccount.priceList': ownFact(({ priceLevel }) => shown(priceLevel)),
    'erpAccount.currency': ownFact(({ currency }) => currency && currency.symbol),
    'erpAccount.invoiceEmail': readOnly(
      field((at) => settingsOf(at.row).fields.invoiceEmail ?? undefined),
      'Accounting says where invoices go; nobody writes it from outside.',
    ),
    'erpAccount.memberStatus': ownFact(({ isInactive }) =>
      typeof isInactive === 'boolean' ? (isInactive ? 'inactive' : 'active') : isInactive,
    ),
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
  parse: parseCustomer,
  identify,
  empty: () => ({ ...NOTHING, id: '', isPerson: true, addressBook: { items: [] } }),
};

const NOTHING = Object.fromEntries(
  [...STANDARD_FIELDS, 'custentity_invoice_email', 'custentity_loyalty_id', 'custentity_order_ref'].map((name) => [name, null]),
) as Pick<NetsuiteCustomer, (typeof STANDARD_FIELDS)[number]>;
