import { connection } from '../graphql/connection';
import type { Args, Context, View } from '../graphql/context';
import { unserved } from '../graphql/unserved';
import { orderFilter } from './order-search';
import type { OrderRecord } from './order-record';
import { orderView } from './order-view';

const KEYS: Record<string, (order: OrderRecord) => string | number> = {
  ID: (order) => order.id,
  RELEVANCE: (order) => order.id,
  ORDER_NUMBER: (order) => order.number,
  CREATED_AT: (order) => order.createdAt,
  UPDATED_AT: (order) => order.updatedAt,
  PROCESSED_AT: (order) => order.processedAt,
};

/** A page of orders in the order asked for, filtered by `args.query`. */
export function orderPage(context: Context, { orders, args }: { orders: readonly OrderRecord[]; args: Args }): View {
  const sortKey = String(args['sortKey'] ?? 'ID');
  const value = KEYS[sortKey];
  if (!value) throw unserved(`orders sorted by ${sortKey}`);
  const items = orders.filter(orderFilter(args['query']));
  return connection({ items, keyOf: (order) => [value(order), order.id], view: (order) => orderView(context, order) }, args);
}
