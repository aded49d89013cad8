import { idOf } from '../gid';
import type { Shop } from '../shop/shop';
import type { CustomerRecord } from './customer-record';

/** The customer of an id, as it is now; undefined when it is gone or the id is of something else. */
export function customerById(shop: Shop, id: unknown): CustomerRecord | undefined {
  const number = idOf('Customer', String(id));
  return number === undefined ? undefined : shop.customers.get(number);
}
