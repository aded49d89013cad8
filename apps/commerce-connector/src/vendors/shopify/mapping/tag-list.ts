import type { MappedRow } from '@trueup/connector-kit';
import type { ShopifyCustomer } from '../wire';

/** All tags as one extension, JSON in order, so that their order in the answer is no change. */
export const tagList: MappedRow<ShopifyCustomer> = {
  read: ({ tags }) => [
    tags.length === 0
      ? { key: 'tags', state: 'empty', value: null }
      : { key: 'tags', state: 'value', value: JSON.stringify([...tags].sort()) },
  ],
};
