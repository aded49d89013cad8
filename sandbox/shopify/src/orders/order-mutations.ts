import { randomUUID } from 'node:crypto';
import type { ShopEvent } from '../customers/customer-events';
import type { Args, Context, View } from '../graphql/context';
import { refuseUnserved } from '../graphql/unserved';
import { idOf } from '../gid';
import { oneSecond } from '../one-second';
import { problem } from '../problem';
import type { Shop } from '../shop/shop';
import { tidy } from '../text-rules';
import type { OrderRecord } from './order-record';
import { orderView } from './order-view';

type Topic = 'ORDERS_PAID' | 'ORDERS_UPDATED' | 'ORDERS_CANCELLED';

function orderById(shop: Shop, id: unknown): OrderRecord | undefined {
  return shop.orders.get(idOf('Order', String(id)) ?? -1);
}

function keep(shop: Shop, [order, topics]: [order: OrderRecord, topics: readonly Topic[]]): void {
  order.updatedAt = oneSecond();
  const customer = shop.customers.get(order.customerId ?? -1);
  shop.keepOrder(
    order,
    topics.map((topic): ShopEvent => ({ topic, order, customer })),
  );
}

function markAsPaid(context: Context, args: Args): View {
  const order = orderById(context.shop, (args['input'] as Args)['id']);
  if (!order) return { order: null, userErrors: [problem(['id'], 'Order does not exist')] };
  if (order.financialStatus === 'PAID' || order.cancelledAt) {
    return { order: null, userErrors: [problem(['id'], 'Order cannot be marked as paid.')] };
  }
  order.financialStatus = 'PAID';
  keep(context.shop, [order, ['ORDERS_PAID', 'ORDERS_UPDATED']]);
  return { order: orderView(context, order), userErrors: [] };
}

function cancel(context: Context, args: Args): View {
  const order = orderById(context.shop, args['orderId']);
  const refused = (message: string, code: string): View => {
    const one = problem(['orderId'], message, code);
    return { job: null, jobResult: null, orderCancelUserErrors: [one], userErrors: [one] };
  };
  if (!order) return refused('Order does not exist', 'NOT_FOUND');
  if (order.cancelledAt) return refused('Order is already cancelled', 'INVALID');
  order.cancelledAt = oneSecond();
  order.cancelReason = String(args['reason']);
  if (args['refund'] === true && order.financialStatus === 'PAID') order.financialStatus = 'REFUNDED';
  keep(context.shop, [order, ['ORDERS_CANCELLED', 'ORDERS_UPDATED']]);
  return { job: { id: `gid://shopify/Job/${randomUUID()}`, done: false }, jobResult: null, orderCancelUserErrors: [], userErrors: [] };
}

const SERVED = ['id', 'email', 'note', 'phone', 'poNumber', 'tags', 'customAttributes'];

function update(context: Context, args: Args): View {
  const input = args['input'] as Args;
  refuseUnserved('OrderInput', [input, SERVED]);
  const order = orderById(context.shop, input['id']);
  if (!order) return { order: null, userErrors: [problem(['id'], 'Order does not exist')] };
  for (const field of ['email', 'note', 'phone', 'poNumber'] as const) if (input[field] !== undefined) order[field] = tidy(input[field]);
  if (input['tags']) order.tags = input['tags'] as string[];
  if (input['customAttributes']) order.customAttributes = input['customAttributes'] as OrderRecord['customAttributes'];
  keep(context.shop, [order, ['ORDERS_UPDATED']]);
  return { order: orderView(context, order), userErrors: [] };
}

export function orderMutations(context: Context): View {
  return {
    orderMarkAsPaid: (args: Args) => markAsPaid(context, args),
    orderCancel: (args: Args) => cancel(context, args),
    orderUpdate: (args: Args) => update(context, args),
  };
}
