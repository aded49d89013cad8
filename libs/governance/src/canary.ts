import { goldenSlotsOf, splitKey, type Address, type CustomerGoldenChanged, type PartyKind } from '@trueup/canonical-schema';
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Who is written to in mode canary: whoever fits all that is given. */
export interface CanaryFilter {
  readonly customers?: readonly string[];
  readonly kinds?: readonly PartyKind[];
  /** ISO 3166-1 alpha-2, of any address of the customer. */
  readonly countries?: readonly string[];
  /** Of the customer's routing or of a store where the customer is known. */
  readonly brands?: readonly string[];
  /** 0 to 1: the same customers every time. */
  readonly share?: number;
}

const texts = z.array(z.string().min(1)).min(1).optional();

/** A canary's filter as files and requests give it. */
export const canaryFilter = z
  .strictObject({
    customers: texts,
    kinds: z
      .array(z.enum(['person', 'organisation', 'site']))
      .min(1)
      .optional(),
    countries: z.array(z.string().length(2)).min(1).optional(),
    brands: texts,
    share: z.number().gt(0).max(1).optional(),
  })
  .refine((filter) => Object.keys(filter).length > 0, 'Say who is written to: customers, kinds, countries, brands or a share.');

/** Whether the customer is one of those that a canary writes. A filter without any word fits nobody. */
export function fitsCanary(filter: CanaryFilter, golden: CustomerGoldenChanged): boolean {
  const { customers, kinds, countries, brands, share } = filter;
  const words = [
    customers?.some((id) => id === golden.customerId || golden.aliases.includes(id)),
    kinds?.includes(golden.kind),
    countries && overlaps(countries, countriesOf(golden)),
    brands && overlaps(brands, brandsOf(golden)),
    share === undefined ? undefined : shareOf(golden.customerId) < share,
  ].filter((word) => word !== undefined);
  return words.length > 0 && words.every((word) => word);
}

function countriesOf(golden: CustomerGoldenChanged): string[] {
  return goldenSlotsOf(golden).flatMap(({ slot, value }) =>
    slot.startsWith('addresses.') ? ((value as Address | null)?.country ?? []) : [],
  );
}

function brandsOf(golden: CustomerGoldenChanged): string[] {
  return goldenSlotsOf(golden).flatMap(({ slot, key, value }) => {
    if (slot === 'routing.brand' && typeof value === 'string') return [value];
    return slot.startsWith('storefront.') ? splitKey(key, 2).slice(1) : [];
  });
}

function overlaps(left: readonly string[], right: readonly string[]): boolean {
  return left.some((one) => right.includes(one));
}

/** In [0, 1), spread evenly and always the same. */
function shareOf(customerId: string): number {
  return createHash('sha256').update(customerId).digest().readUInt32BE(0) / 2 ** 32;
}
