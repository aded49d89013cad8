import type { Mapping } from '@trueup/connector-kit';
import { CUSTOMER, emptyCustomer, parseCustomer, type ShopifyCustomer } from '../wire';
import { customerRows } from './customer-rows';

export const mapping: Mapping<ShopifyCustomer> = {
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
  empty: emptyCustomer,
};
