import { declined, field, readOnly, type Mapping } from '@trueup/connector-kit';
import { CUSTOMER_FIELDS, parseCustomer, type NetsuiteRecord } from '../wire';
import { creditLimit, invoiceEmail, listed, onPrimary, ownFact, shown } from './account-facet';
import { defaultAddress } from './default-address';
import { emailConsent } from './email-consent';
import { billingParent, organisationOfSite } from './hierarchy';
import { identifyCustomer } from './identify';
import { only } from './kind-of';
import { language } from './language';
import { orderReferences } from './order-references';
import { phone } from './phone';
import { ofRow, ofSubsidiary } from './of-row';
import { settingsOf } from './settings';
import { siteName } from './site-name';
import { taxIds } from './tax-ids';

const CONTACTS = 'It stands on the contacts of a company.';
const ONE_PARENT = 'A customer has one parent in NetSuite, and what it stands for is who is billed together.';
const NO_FIELD = 'A NetSuite customer has no field for it.';
const SHOP = 'It belongs to a shop; NetSuite has no use and no place for it.';
const CRM = 'It belongs to the CRM; NetSuite has no use and no place for it.';

/** The customer record, slot by slot: of a person, of a company, and of a sub-customer that is a branch of its parent. */
export const customerMapping: Mapping<NetsuiteRecord> = {
  rows: {
    'names.legal': only(['organisation'], field('companyName', { max: 83 })),
    'names.display': only(['site'], siteName),
    'names.given': only(['person'], field('firstName', { max: 32 })),
    'names.middle': only(['person'], field('middleName', { max: 32 })),
    'names.family': only(['person'], field('lastName', { max: 32 })),
    'names.honorific': only(['person'], field('salutation', { max: 30 })),
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
    'relations.organisation': organisationOfSite,
    'relations.buyer': declined(CONTACTS),
    'relations.approver': declined(CONTACTS),
    'relations.billingContact': declined(CONTACTS),
    'relations.serviceContact': declined(CONTACTS),
    'relations.salesParent': declined(ONE_PARENT),
    'relations.billingParent': billingParent,
    'relations.payer': declined(ONE_PARENT),
    'routing.legalEntity': ofSubsidiary,
    'routing.businessUnit': ofRow('businessUnit'),
    'routing.region': ofRow('region'),
    'routing.brand': ofRow('brand'),
    extensions: declined('A tenant’s own fields are governed once an overlay in config/mappings names them.'),
    'erpAccount.number': ownFact(({ wire }) => wire.entityId),
    'erpAccount.billingEntity': ownFact(({ subsidiary }) => shown(subsidiary)),
    'erpAccount.stage': ownFact(({ wire }) => shown(wire.searchStage)),
    'erpAccount.terms': ownFact(({ wire }) => shown(wire.terms)),
    'erpAccount.creditLimit': ownFact(onPrimary(creditLimit)),
    'erpAccount.hold': ownFact(({ wire: { creditHoldOverride: hold } }) => hold && hold.id === 'ON'),
    'erpAccount.blocks': declined('NetSuite knows the credit hold only, no blocks of single orders or deliveries.'),
    'erpAccount.partnerRoles': declined('In NetSuite a customer has no roles; whoever is on the order is billed.'),
    'erpAccount.taxClass': ownFact(({ taxItem }) => listed(shown(taxItem))),
    'erpAccount.exemptions': ownFact(onPrimary(({ wire }) => listed(wire.resaleNumber))),
    'erpAccount.priceList': ownFact(({ wire }) => shown(wire.priceLevel)),
    'erpAccount.currency': ownFact(({ currency }) => currency && currency.symbol),
    'erpAccount.invoiceEmail': ownFact(invoiceEmail),
    'erpAccount.memberStatus': ownFact(({ wire: { isInactive } }) =>
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
  identify: identifyCustomer,
  empty: (kind, place) => ({
    ...NOTHING,
    id: '',
    isPerson: kind === 'person' || kind === 'UNKNOWN',
    ...(kind === 'site' && place ? { parent: { id: place.id } } : {}),
    addressBook: { items: [] },
  }),
};

const NOTHING = Object.fromEntries(
  [...CUSTOMER_FIELDS, 'custentity_invoice_email', 'custentity_loyalty_id', 'custentity_order_ref'].map((name) => [name, null]),
) as Omit<Pick<NetsuiteRecord, (typeof CUSTOMER_FIELDS)[number]>, 'isPerson'>;
