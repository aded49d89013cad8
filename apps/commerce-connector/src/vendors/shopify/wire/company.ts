import { z } from 'zod';
import { gidOf } from './gid';
import { accounts, noAccounts, ownFields, text, textMetafield } from './parts';

/** A company as the Admin API answers our selection. */
const company = z.object({
  /** gid://shopify/Company/NUMBER */
  id: z.string(),
  createdAt: z.string(),
  /** To the second. */
  updatedAt: z.string(),
  name: z.string(),
  /** Our create key, unless somebody else keeps an id of theirs there. */
  externalId: text,
  legalName: textMetafield,
  /** Never there when read: the name that a write takes away from a company without another. */
  formerName: z.string().optional(),
  ...accounts,
  ...ownFields,
});

export type ShopifyCompany = z.infer<typeof company>;

/** The record type of a company; ids are the number at the end of its gid. */
export const COMPANY = 'company';

/** Throws a ZodError where the body is no company. */
export function parseCompany(body: unknown): ShopifyCompany {
  return company.parse(body);
}

/** A company of which nothing is known, with every place that can be read. */
export function emptyCompany(): ShopifyCompany {
  return {
    id: gidOf('Company', '0'),
    createdAt: '1970-01-01T00:00:00Z',
    updatedAt: '1970-01-01T00:00:00Z',
    name: '',
    externalId: null,
    legalName: null,
    ...noAccounts(),
  };
}
