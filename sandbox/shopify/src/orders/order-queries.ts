import type { Args, Context, View } from '../graphql/context';
import { idOf } from '../gid';
import type { OrderRecord } from './order-record';
import { orderPage } from './order-page';
import { orderFilter } from './order-search';
import { orderView } from './order-view';

function byId(context: Context, id: unknown): View | null {
  const order = context.shop.orders.get(idOf('Order', String(id)) ?? -1);
  return order ? orderView(context, order) : null;
}

function searched({ shop }: Context): OrderRecord[] {
  return shop.orderSearch.values().flatMap(({ id }) => shop.orders.get(id) ?? []);
}

export function orderQueries(context: Context): View {
  return {
    order: ({ id }: Args) => byId(context, id),
    orders: (args: Args) => orderPage(context, { orders: searched(context), args }),
    ordersCount: (args: Args) => ({ count: searched(context).filter(orderFilter(args['query'])).length, precision: 'EXACT' }),
  };
}
