import { z } from 'zod';

const text = z.string().nullable();

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

/** What we keep of one ERP's account; `account` is the key of its facet. */
const erpAccount = z.object({
  account: z.string(),
  number: text.optional(),
  billingEntity: text.optional(),
  terms: text.optional(),
  priceList: text.optional(),
  currency: text.optional(),
  hold: z.boolean().nullable().optional(),
  blocked: z.boolean().nullable().optional(),
});

const loyaltyCard = z.object({ programme: z.string(), id: text.optional(), tier: text.optional() });
const servicePreference = z.object({ crm: z.string(), preferences: text.optional() });

const textMetafield = z.object({ value: text }).nullable().optional();

/** A JSON metafield of ours. What somebody made unreadable counts as nothing, so that the next write puts it right. */
function listMetafield<Item extends z.ZodType>(item: Item) {
  return z
    .object({ jsonValue: z.array(item).nullable().catch(null) })
    .nullable()
    .optional();
}

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
  createKey: textMetafield,
  accountNumber: textMetafield,
  erpAccounts: listMetafield(erpAccount),
  loyalty: listMetafield(loyaltyCard),
  servicePreferences: listMetafield(servicePreference),
});

export type ShopifyCustomer = z.infer<typeof customer>;
export type ShopifyAddress = z.infer<typeof mailingAddress>;
export type ShopifyOrder = z.infer<typeof order>;
export type ErpAccount = z.infer<typeof erpAccount>;

/** The record type of a customer; ids are the number at the end of its gid. */
export const CUSTOMER = 'customer';

/** Throws a ZodError where the body is no customer. */
export function parseCustomer(body: unknown): ShopifyCustomer {
  return customer.parse(body);
}

export function gidOf(id: string): string {
  return `gid://shopify/Customer/${id}`;
}

/** The number at the end of a customer's gid, or of what already is one; undefined where there is none. */
export function idOf(gid: unknown): string | undefined {
  return typeof gid === 'string' || typeof gid === 'number' ? /(\d+)$/.exec(String(gid))?.[1] : undefined;
}

/** A customer of whom nothing is known, with every place that can be read. */
export function emptyCustomer(): ShopifyCustomer {
  return {
    id: gidOf('0'),
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
    createKey: null,
    accountNumber: null,
    erpAccounts: null,
    loyalty: null,
    servicePreferences: null,
  };
}
