/** Kinds of value that a slot can hold. */
export type ValueKind = 'text' | 'flag' | 'money' | 'textList' | 'address' | 'consent' | 'order' | 'relation';

/** Where a slot lives in an observed or golden event. */
export type Place =
  | { readonly scalar: string }
  | {
      readonly list: string;
      /** Fields of the element that name the slot. */
      readonly match: Readonly<Record<string, string | boolean>>;
      /** Fields of the element that make up the slot's key. */
      readonly key: readonly string[];
      readonly contextual?: true;
    }
  | { readonly facet: string; readonly field: string; readonly key: readonly string[] };

/** One row of the attribute table: a slot, what it holds and where. */
export interface Attribute {
  readonly value: ValueKind;
  readonly place: Place;
  /** Slots of one group win or lose together. */
  readonly group?: string;
}

function element(list: string, match: Readonly<Record<string, string | boolean>>, key: readonly string[]): Place {
  return { list, match, key };
}

function contextual(list: string, match: Readonly<Record<string, string | boolean>>): Place {
  return { list, match, key: [], contextual: true };
}

function name(type: string): Attribute {
  return { value: 'text', place: element('names', { type }, ['language']), group: PERSON_NAME.has(type) ? 'personName' : undefined };
}

const PERSON_NAME: ReadonlySet<string> = new Set(['given', 'middle', 'family', 'honorific', 'suffix']);
const ACCOUNT_KEY = ['system', 'legalEntity', 'salesArea', 'site'];
const CONSENT_KEY = ['contactPoint', 'purpose', 'controller'];

function account(field: string, value: ValueKind = 'text'): Attribute {
  return { value, place: { facet: 'erpAccounts', field, key: ACCOUNT_KEY } };
}

function store(field: string, value: ValueKind = 'text'): Attribute {
  return { value, place: { facet: 'storefronts', field, key: ['system', 'brand'] } };
}

function crmFile(field: string, value: ValueKind = 'text'): Attribute {
  return { value, place: { facet: 'crm', field, key: ['system'] } };
}

function consent(channel: string): Attribute {
  return { value: 'consent', place: element('consents', { channel }, CONSENT_KEY) };
}

function relation(type: string): Attribute {
  return { value: 'relation', place: element('relations', { type }, ['party']) };
}

function routing(type: string): Attribute {
  return { value: 'text', place: element('routing', { type }, []) };
}

/** Every slot that the contract can govern, and where events hold it. A list element that no row names is no slot. */
export const ATTRIBUTES = {
  'names.legal': name('legal'),
  'names.display': name('display'),
  'names.given': name('given'),
  'names.middle': name('middle'),
  'names.family': name('family'),
  'names.honorific': name('honorific'),
  'names.suffix': name('suffix'),
  birthDate: { value: 'text', place: { scalar: 'birthDate' } },
  preferredLanguage: { value: 'text', place: { scalar: 'preferredLanguage' } },
  'emails.contact': { value: 'text', place: contextual('emails', { type: 'contact' }) },
  'phones.mobile': { value: 'text', place: contextual('phones', { type: 'mobile' }) },
  'phones.main': { value: 'text', place: contextual('phones', { type: 'main' }) },
  'addresses.billing': { value: 'address', place: contextual('addresses', { type: 'billing', isDefault: true }) },
  'addresses.shipping.default': { value: 'address', place: contextual('addresses', { type: 'shipping', isDefault: true }) },
  taxIds: { value: 'text', place: element('taxIds', {}, ['country', 'type']) },
  loyaltyIds: { value: 'text', place: element('loyaltyIds', {}, ['programme']) },
  loyaltyTiers: { value: 'text', place: element('loyaltyTiers', {}, ['programme']) },
  'consents.email': consent('email'),
  'consents.sms': consent('sms'),
  'consents.phone': consent('phone'),
  'consents.post': consent('post'),
  orderReferences: { value: 'order', place: element('orderReferences', {}, ['system', 'number']) },
  'relations.organisation': relation('organisation'),
  'relations.buyer': relation('buyer'),
  'relations.approver': relation('approver'),
  'relations.billingContact': relation('billingContact'),
  'relations.serviceContact': relation('serviceContact'),
  'relations.salesParent': relation('salesParent'),
  'relations.billingParent': relation('billingParent'),
  'relations.payer': relation('payer'),
  'routing.legalEntity': routing('legalEntity'),
  'routing.businessUnit': routing('businessUnit'),
  'routing.region': routing('region'),
  'routing.brand': routing('brand'),
  extensions: { value: 'text', place: element('extensions', {}, ['name']) },
  'erpAccount.number': account('number'),
  'erpAccount.billingEntity': account('billingEntity'),
  'erpAccount.stage': account('stage'),
  'erpAccount.terms': account('terms'),
  'erpAccount.creditLimit': account('creditLimit', 'money'),
  'erpAccount.hold': account('hold', 'flag'),
  'erpAccount.blocks': account('blocks', 'textList'),
  'erpAccount.partnerRoles': account('partnerRoles', 'textList'),
  'erpAccount.taxClass': account('taxClass', 'textList'),
  'erpAccount.exemptions': account('exemptions', 'textList'),
  'erpAccount.priceList': account('priceList'),
  'erpAccount.currency': account('currency'),
  'erpAccount.invoiceEmail': account('invoiceEmail'),
  'erpAccount.memberStatus': account('memberStatus'),
  'storefront.loginState': store('loginState'),
  'storefront.loginEmail': store('loginEmail'),
  'storefront.loginPhone': store('loginPhone'),
  'storefront.priceBook': store('priceBook'),
  'storefront.webPreferences': store('webPreferences'),
  'storefront.cart': store('cart'),
  'storefront.behaviour': store('behaviour'),
  'storefront.memberStatus': store('memberStatus'),
  'crm.recordId': crmFile('recordId'),
  'crm.tier': crmFile('tier'),
  'crm.engagement': crmFile('engagement'),
  'crm.casesOpen': crmFile('casesOpen'),
  'crm.serviceContacts': crmFile('serviceContacts', 'textList'),
  'crm.opportunityContacts': crmFile('opportunityContacts', 'textList'),
  'crm.servicePreferences': crmFile('servicePreferences'),
  'crm.memberStatus': crmFile('memberStatus'),
} as const satisfies Readonly<Record<string, Attribute>>;

/** Name of a slot, such as `phones.mobile`. */
export type Slot = keyof typeof ATTRIBUTES;

/** All slots in the table's order. */
export const SLOTS = Object.keys(ATTRIBUTES) as readonly Slot[];

/** The row of a slot. */
export function attributeOf(slot: Slot): Attribute {
  return ATTRIBUTES[slot];
}

/** Whether a text names a slot. */
export function isSlot(text: string): text is Slot {
  return text in ATTRIBUTES;
}
