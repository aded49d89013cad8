import type { Mapping } from '@trueup/connector-kit';
import { CUSTOMER, parseCustomer, type ShopifyCustomer } from '../wire';
import { customerRows } from './customer-rows';
import { madeAt } from './in-its-context';

/** A shopper, or a contact of companies: one record either way. */
export const customer: Mapping<ShopifyCustomer> = {
  rows: customerRows,
  parse: parseCustomer,
  identify: ({ legacyResourceId, updatedAt, createKey }, { row }) => ({
    ref: { type: CUSTOMER, id: legacyResourceId },
    kind: 'person',
    sourceVersion: updatedAt,
    sourceTime: Date.parse(updatedAt),
    segment: row.brand,
    objects: [],
    references: [],
    ourKey: createKey?.value ?? null,
  }),
  empty: (_kind, place) => madeAt(place),
};
