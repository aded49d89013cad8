import { z } from 'zod';

export const text = z.string().nullable();

export const textMetafield = z.object({ value: text }).nullable().optional();

/** A JSON metafield of ours. What somebody made unreadable counts as nothing, so that the next write puts it right. */
export function listMetafield<Item extends z.ZodType>(item: Item) {
  return z
    .object({ jsonValue: z.array(item).nullable().catch(null) })
    .nullable()
    .optional();
}

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

export type ErpAccount = z.infer<typeof erpAccount>;

/** ERP accounts, as customers, companies and locations hold them. */
export const accounts = { accountNumber: textMetafield, erpAccounts: listMetafield(erpAccount) };

export interface WithAccounts {
  readonly accountNumber?: { readonly value: string | null } | null;
  readonly erpAccounts?: { readonly jsonValue: readonly ErpAccount[] | null } | null;
}

export function noAccounts(): { accountNumber: null; erpAccounts: null } {
  return { accountNumber: null, erpAccounts: null };
}

/** Metafields that an overlay maps: values by namespace and key. */
export const ownFields = { own: z.record(z.string(), z.record(z.string(), text)).optional() };
