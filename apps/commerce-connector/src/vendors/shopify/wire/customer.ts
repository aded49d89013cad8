import { z } from 'zod';
import { contactProfile } from './contact-profile';
import { gidOf } from './gid';
import { accounts, listMetafield, noAccounts, ownFields, text, textMetafield } from './parts';

const emailAddress = z.object({
  emailAddress: z.string(),
  /** INVALID, NOT_SUBSCRIBED, PENDING, SUBSCRIBED, UNSUBSCRIBED. */
  marketingState: z.string(),
  marketingOptInLevel: text,
  marketingUpdatedAt: text,
});

const phoneNumber = z.object({
  phoneNumber: z.string(),
  smsMarketingConsent: z.object({
    /** NEVER_SUBSCRIBED, PENDING, REDACTED, SUBSCRIBED, UNSUBSCRIBED. */
    state: z.string(),
    optInLevel: text,
    updatedAt: text,
  }),
});

const mailingAddress = z.object({
  /** Ends in ?model_name=CustomerAddress. */
  id: z.string(),
  firstName: text.optional(),
  lastName: text.optional(),
  company: text,
  address1: text,
  address2: text,
  city: text,
  province: text,
  provinceCode: text,
  countryCodeV2: text,
  zip: text,
  phone: text.optional(),
});

const order = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  cancelledAt: text,
  displayFinancialStatus: text,
  /** web, pos, shopify_draft_order, or the id of an app. */
  sourceName: text,
  test: z.boolean(),
  risk: z.object({ assessments: z.array(z.object({ riskLevel: z.string() })) }),
});

const loyaltyCard = z.object({ programme: z.string(), id: text.optional(), tier: text.optional() });
const servicePreference = z.object({ crm: z.string(), preferences: text.optional() });

const wish = z.object({ slot: z.string(), party: z.string(), active: z.boolean().nullable() });

/** What this customer is at a company for as long as the company is one: at each of its locations, those to come included. */
const companyRole = z.object({ company: z.string(), role: z.string() });

/** A customer as the Admin API answers our selection. A field that is absent may not be read by this app. */
const customer = z.object({
  /** gid://shopify/Customer/NUMBER */
  id: z.string(),
  legacyResourceId: z.string(),
  createdAt: z.string(),
  /** To the second. */
  updatedAt: z.string(),
  /** DECLINED, DISABLED, ENABLED, INVITED. */
  state: z.string(),
  locale: z.string(),
  tags: z.array(z.string()),
  taxExemptions: z.array(z.string()),
  firstName: text.optional(),
  lastName: text.optional(),
  defaultEmailAddress: emailAddress.nullable().optional(),
  defaultPhoneNumber: phoneNumber.nullable().optional(),
  defaultAddress: mailingAddress.nullable().optional(),
  /** The newest ones. */
  orders: z.object({ nodes: z.array(order), pageInfo: z.object({ hasNextPage: z.boolean() }) }).optional(),
  /** Two at most: whether there is another one besides the default. */
  addressesV2: z.object({ nodes: z.array(z.object({ id: z.string() })) }).optional(),
  companyContactProfiles: z.array(contactProfile).optional(),
  createKey: textMetafield,
  /** Of whom we made this customer a contact, as type/id; nothing where we did not. */
  contactOf: textMetafield,
  companyRoles: listMetafield(companyRole),
  /** Never there when read: roles that a write asks for. */
  wishes: z.array(wish).optional(),
  ...accounts,
  ...ownFields,
  loyalty: listMetafield(loyaltyCard),
  servicePreferences: listMetafield(servicePreference),
});

export type ShopifyCustomer = z.infer<typeof customer>;
export type ShopifyAddress = z.infer<typeof mailingAddress>;
export type ShopifyOrder = z.infer<typeof order>;
export type RoleWish = z.infer<typeof wish>;

/** The record type of a customer; ids are the number at the end of its gid. */
export const CUSTOMER = 'customer';

/** Throws a ZodError where the body is no customer. */
export function parseCustomer(body: unknown): ShopifyCustomer {
  return customer.parse(body);
}

/** A customer of whom nothing is known, with every place that can be read. */
export function emptyCustomer(): ShopifyCustomer {
  return {
    id: gidOf('Customer', '0'),
    legacyResourceId: '0',
    createdAt: '1970-01-01T00:00:00Z',
    updatedAt: '1970-01-01T00:00:00Z',
    state: '',
    locale: '',
    tags: [],
    taxExemptions: [],
    firstName: null,
    lastName: null,
    defaultEmailAddress: null,
    defaultPhoneNumber: null,
    defaultAddress: null,
    orders: { nodes: [], pageInfo: { hasNextPage: false } },
    addressesV2: { nodes: [] },
    companyContactProfiles: [],
    createKey: null,
    contactOf: null,
    companyRoles: null,
    ...noAccounts(),
    loyalty: null,
    servicePreferences: null,
  };
}
