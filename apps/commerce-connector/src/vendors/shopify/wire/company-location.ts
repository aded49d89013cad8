import { z } from 'zod';
import { gidOf } from './gid';
import { accounts, noAccounts, ownFields, text } from './parts';

const companyAddress = z.object({
  id: z.string(),
  recipient: text,
  address1: text,
  address2: text,
  city: text,
  zoneCode: text,
  province: text,
  countryCode: text,
  zip: text,
  phone: text.optional(),
});

/** A location of a company as the Admin API answers our selection. A field that is absent may not be read by this app. */
const companyLocation = z.object({
  /** gid://shopify/CompanyLocation/NUMBER */
  id: z.string(),
  createdAt: z.string(),
  /** To the second. */
  updatedAt: z.string(),
  name: z.string(),
  /** Our create key, unless somebody else keeps an id of theirs there. */
  externalId: text,
  company: z.object({ id: z.string() }).nullable(),
  phone: text.optional(),
  billingAddress: companyAddress.nullable().optional(),
  shippingAddress: companyAddress.nullable().optional(),
  buyerExperienceConfiguration: z
    .object({ paymentTermsTemplate: z.object({ name: z.string() }).nullable() })
    .nullable()
    .optional(),
  taxSettings: z.object({ taxRegistrationId: text, taxExemptions: z.array(z.string()) }).optional(),
  ...accounts,
  ...ownFields,
});

export type ShopifyLocation = z.infer<typeof companyLocation>;
export type ShopifyCompanyAddress = z.infer<typeof companyAddress>;

/** The record type of a location; ids are the number at the end of its gid. */
export const COMPANY_LOCATION = 'companyLocation';

/** Throws a ZodError where the body is no location. */
export function parseLocation(body: unknown): ShopifyLocation {
  return companyLocation.parse(body);
}

/** A location of which nothing is known, with every place that can be read. */
export function emptyLocation(): ShopifyLocation {
  return {
    id: gidOf('CompanyLocation', '0'),
    createdAt: '1970-01-01T00:00:00Z',
    updatedAt: '1970-01-01T00:00:00Z',
    name: '',
    externalId: null,
    company: null,
    phone: null,
    billingAddress: null,
    shippingAddress: null,
    buyerExperienceConfiguration: { paymentTermsTemplate: null },
    taxSettings: { taxRegistrationId: null, taxExemptions: [] },
    ...noAccounts(),
  };
}
