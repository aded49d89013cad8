import type { PartyKind, Slot } from '@trueup/canonical-schema';
import type { Disposition } from '../src';

/** What CONTRACT.md says of one row, written by hand and not read from ownership.yaml. */
export interface ContractCase {
  readonly row: string;
  readonly slots: readonly Slot[];
  readonly kinds: readonly PartyKind[];
  readonly key: string;
  readonly context: string;
  /** A system whose value stands. */
  readonly owner: string;
  /** Systems that are equal to it. */
  readonly compete: readonly string[];
  /** A system that writes without a say, and what becomes of it; none where everybody has a say. */
  readonly foreign: readonly [system: string, then: Disposition] | null;
  /** Whether a witnessed clear by the owner counts. */
  readonly clears: boolean;
  /** Of the five systems, those that may be told. */
  readonly readers: readonly string[];
  /** Systems where the customer has no record. */
  readonly without: readonly string[];
}

const ALL = ['person', 'organisation', 'site'] as const;
const B2B = ['organisation', 'site'] as const;
const PERSON = ['person'] as const;
const SHOPS = ['shopify-us', 'shopify-eu'];
const ERPS = ['netsuite-us', 'netsuite-de'];
const STAFF = ['salesforce', ...ERPS];

type Draft = Pick<ContractCase, 'row' | 'slots' | 'owner' | 'foreign'> & Partial<ContractCase>;

function row(draft: Draft): ContractCase {
  return { kinds: ALL, key: '', context: '', compete: [], clears: false, readers: [], without: [], ...draft };
}

const account = (draft: Omit<Draft, 'owner'>) => row({ key: 'netsuite-us|us', owner: 'netsuite-us', ...draft });
const store = (draft: Omit<Draft, 'owner'>) => row({ key: 'shopify-us|us', owner: 'shopify-us', ...draft });
const crmFile = (draft: Omit<Draft, 'owner'>) => row({ key: 'salesforce', owner: 'salesforce', ...draft });
const private_ = { context: 'private' } as const;

/** The contract, row by row. A row whose readers differ by kind stands here once for each. */
export const CASES: readonly ContractCase[] = [
  account({
    row: 'account number, billing entity',
    slots: ['erpAccount.number', 'erpAccount.billingEntity'],
    foreign: ['shopify-us', 'revert'],
    readers: ['salesforce', ...SHOPS],
  }),
  account({
    row: 'stage and partner roles',
    slots: ['erpAccount.stage', 'erpAccount.partnerRoles'],
    foreign: ['salesforce', 'revert'],
    readers: ['salesforce'],
  }),
  account({
    row: 'tax classification, exemptions (B2B)',
    slots: ['erpAccount.taxClass', 'erpAccount.exemptions'],
    kinds: B2B,
    foreign: ['shopify-us', 'propose'],
    clears: true,
    readers: ['salesforce', ...SHOPS],
  }),
  account({
    row: 'tax classification, exemptions (person)',
    slots: ['erpAccount.taxClass', 'erpAccount.exemptions'],
    kinds: PERSON,
    foreign: ['salesforce', 'propose'],
    clears: true,
    readers: ['salesforce'],
  }),
  row({
    row: 'tax ids (B2B)',
    slots: ['taxIds'],
    kinds: B2B,
    key: 'DE|vat',
    owner: 'netsuite-us',
    foreign: ['shopify-us', 'propose'],
    readers: ['salesforce', ...SHOPS],
  }),
  row({
    row: 'tax ids (person)',
    slots: ['taxIds'],
    kinds: PERSON,
    key: 'DE|vat',
    owner: 'netsuite-us',
    foreign: ['salesforce', 'propose'],
    readers: ['salesforce'],
  }),
  account({
    row: 'payment terms (B2B)',
    slots: ['erpAccount.terms'],
    kinds: B2B,
    foreign: ['shopify-us', 'revert'],
    readers: ['salesforce', ...SHOPS],
  }),
  account({
    row: 'payment terms (person)',
    slots: ['erpAccount.terms'],
    kinds: PERSON,
    foreign: ['salesforce', 'revert'],
    readers: ['salesforce'],
  }),
  account({
    row: 'credit limit',
    slots: ['erpAccount.creditLimit'],
    foreign: ['salesforce', 'revert'],
    clears: true,
    readers: ['salesforce'],
  }),
  account({
    row: 'credit hold, order blocks',
    slots: ['erpAccount.hold', 'erpAccount.blocks'],
    foreign: ['salesforce', 'revert'],
    clears: true,
    readers: ['salesforce', ...SHOPS],
  }),
  account({
    row: 'price list, currency (B2B)',
    slots: ['erpAccount.priceList', 'erpAccount.currency'],
    kinds: B2B,
    foreign: ['shopify-us', 'revert'],
    readers: ['salesforce', ...SHOPS],
  }),
  account({
    row: 'price list, currency (person)',
    slots: ['erpAccount.priceList', 'erpAccount.currency'],
    kinds: PERSON,
    foreign: ['salesforce', 'revert'],
    readers: ['salesforce'],
  }),
  row({
    row: 'legal name, with an account',
    slots: ['names.legal'],
    owner: 'netsuite-us',
    foreign: ['salesforce', 'propose'],
    readers: [...STAFF, ...SHOPS],
  }),
  row({
    row: 'legal name, without one',
    slots: ['names.legal'],
    owner: 'salesforce',
    foreign: ['shopify-us', 'propose'],
    readers: [...STAFF, ...SHOPS],
    without: ERPS,
  }),
  row({ row: 'display name', slots: ['names.display'], owner: 'salesforce', foreign: ['netsuite-us', 'shadow'], readers: SHOPS }),
  row({
    row: 'names of a person',
    slots: ['names.given', 'names.middle', 'names.family', 'names.honorific', 'names.suffix'],
    owner: 'salesforce',
    compete: SHOPS,
    foreign: ['netsuite-us', 'propose'],
    readers: [...STAFF, ...SHOPS],
  }),
  row({ row: 'birth date', slots: ['birthDate'], owner: 'salesforce', foreign: ['shopify-us', 'propose'] }),
  row({
    row: 'contact e-mail',
    slots: ['emails.contact'],
    ...private_,
    owner: 'salesforce',
    compete: SHOPS,
    foreign: ['netsuite-us', 'propose'],
    clears: true,
    readers: [...STAFF, ...SHOPS],
  }),
  account({ row: 'invoice e-mail', slots: ['erpAccount.invoiceEmail'], foreign: ['salesforce', 'propose'], readers: ['salesforce'] }),
  row({
    row: 'phone, mobile',
    slots: ['phones.mobile', 'phones.main'],
    ...private_,
    owner: 'salesforce',
    compete: SHOPS,
    foreign: ['netsuite-us', 'propose'],
    clears: true,
    readers: [...STAFF, ...SHOPS],
  }),
  row({
    row: 'billing address, organisation',
    slots: ['addresses.billing'],
    kinds: B2B,
    ...private_,
    owner: 'netsuite-us',
    foreign: ['shopify-us', 'propose'],
    readers: ['salesforce', ...SHOPS],
  }),
  row({
    row: 'billing address, person',
    slots: ['addresses.billing'],
    kinds: PERSON,
    ...private_,
    owner: 'shopify-us',
    compete: ['salesforce'],
    foreign: ['netsuite-us', 'propose'],
    readers: STAFF,
  }),
  row({
    row: 'default shipping, person',
    slots: ['addresses.shipping.default'],
    kinds: PERSON,
    ...private_,
    owner: 'shopify-us',
    compete: ['salesforce'],
    foreign: ['netsuite-us', 'propose'],
    clears: true,
    readers: STAFF,
  }),
  row({
    row: 'ship-to, organisation',
    slots: ['addresses.shipping.default'],
    kinds: B2B,
    ...private_,
    owner: 'netsuite-us',
    foreign: ['shopify-us', 'propose'],
    readers: ['salesforce', ...SHOPS],
  }),
  row({
    row: 'consent',
    slots: ['consents.email', 'consents.sms', 'consents.phone', 'consents.post'],
    key: 'ada@example.com|marketing|us',
    owner: 'shopify-us',
    compete: ['salesforce'],
    foreign: null,
    readers: ['salesforce', 'shopify-us'],
  }),
  row({
    row: 'loyalty id, tier',
    slots: ['loyaltyIds', 'loyaltyTiers'],
    key: 'circle',
    owner: 'salesforce',
    foreign: ['shopify-us', 'propose'],
    readers: SHOPS,
  }),
  row({
    row: 'preferred language',
    slots: ['preferredLanguage'],
    owner: 'shopify-us',
    compete: ['salesforce'],
    foreign: ['netsuite-us', 'shadow'],
    readers: STAFF,
  }),
  crmFile({
    row: 'opportunity and service contacts',
    slots: ['crm.opportunityContacts', 'crm.serviceContacts'],
    foreign: ['shopify-us', 'reject'],
    clears: true,
  }),
  row({
    row: 'service contact relation',
    slots: ['relations.serviceContact'],
    key: 'salesforce/Account/9',
    owner: 'salesforce',
    foreign: ['shopify-us', 'reject'],
    clears: true,
  }),
  crmFile({
    row: 'service preferences',
    slots: ['crm.servicePreferences'],
    foreign: ['shopify-us', 'propose'],
    clears: true,
    readers: SHOPS,
  }),
  crmFile({
    row: 'cases, engagement, tier',
    slots: ['crm.casesOpen', 'crm.engagement', 'crm.tier', 'crm.recordId'],
    foreign: ['shopify-us', 'reject'],
    clears: true,
  }),
  store({
    row: 'credentials, login state',
    slots: ['storefront.loginState', 'storefront.loginEmail', 'storefront.loginPhone', 'storefront.priceBook'],
    foreign: ['salesforce', 'reject'],
    clears: true,
  }),
  store({ row: 'cart', slots: ['storefront.cart'], foreign: ['salesforce', 'reject'], clears: true, readers: ['salesforce'] }),
  store({
    row: 'web preferences, behaviour (no consent)',
    slots: ['storefront.webPreferences', 'storefront.behaviour'],
    foreign: ['salesforce', 'reject'],
    clears: true,
  }),
  row({
    row: 'sales parent, approver',
    slots: ['relations.salesParent', 'relations.approver', 'relations.billingContact'],
    key: 'salesforce/Account/9',
    owner: 'salesforce',
    foreign: ['shopify-us', 'propose'],
    clears: true,
    readers: SHOPS,
  }),
  row({
    row: 'buyer',
    slots: ['relations.buyer'],
    key: 'salesforce/Account/9',
    owner: 'salesforce',
    compete: SHOPS,
    foreign: ['netsuite-us', 'propose'],
    clears: true,
    readers: SHOPS,
  }),
  row({
    row: 'billing parent, payer',
    slots: ['relations.billingParent', 'relations.payer'],
    key: 'netsuite-us/customer/9',
    owner: 'netsuite-us',
    foreign: ['salesforce', 'revert'],
    readers: ['salesforce'],
  }),
  row({
    row: 'legal entity, business unit, region, brand',
    slots: ['routing.legalEntity', 'routing.businessUnit', 'routing.region', 'routing.brand'],
    owner: 'netsuite-us',
    foreign: ['salesforce', 'reject'],
    readers: ['salesforce'],
  }),
  row({
    row: 'order references',
    slots: ['orderReferences'],
    key: 'shopify-us|1001',
    owner: 'shopify-us',
    foreign: ['salesforce', 'reject'],
    readers: ['salesforce'],
  }),
  account({ row: 'member status in an ERP', slots: ['erpAccount.memberStatus'], foreign: ['salesforce', 'shadow'] }),
  store({ row: 'member status in a store', slots: ['storefront.memberStatus'], foreign: ['salesforce', 'shadow'] }),
  crmFile({ row: 'member status in a CRM', slots: ['crm.memberStatus'], foreign: ['shopify-us', 'shadow'] }),
  row({ row: "a tenant's own attribute", slots: ['extensions'], key: 'shoeSize', owner: 'salesforce', compete: SHOPS, foreign: null }),
];
