import { readAddress } from '../addresses/address-fields';
import type { AddressFields } from '../addresses/address-record';
import { e164 } from '../customers/customer-fields';
import type { ShopEvent } from '../customers/customer-events';
import type { Args, Context, View } from '../graphql/context';
import { refuseUnserved } from '../graphql/unserved';
import { oneSecond } from '../one-second';
import { problem, type Problem, under } from '../problem';
import { tidy } from '../text-rules';
import { type Buyer, buyerOf } from './order-customer';
import { isPaid, type LineItemRecord, type OrderRecord } from './order-record';
import { orderView } from './order-view';

const SERVED = [
  ...[
    'billingAddress',
    'shippingAddress',
    'buyerAcceptsMarketing',
    'currency',
    'customAttributes',
    'customer',
    'customerId',
    'email',
    'phone',
  ],
  ...['financialStatus', 'lineItems', 'name', 'note', 'poNumber', 'processedAt', 'shippingLines', 'sourceIdentifier', 'sourceName', 'tags'],
  ...['test', 'transactions', 'taxesIncluded'],
];

interface Placed {
  billing: AddressFields | null;
  shipping: AddressFields | null;
  problems: Problem[];
}

function moneyIn(bag: unknown): string {
  const amount = ((bag as Args | undefined)?.['shopMoney'] as Args | undefined)?.['amount'];
  return Number(amount ?? 0).toFixed(2);
}

function placesOf(context: Context, order: Args): Placed {
  const read = (field: string): { fields: AddressFields | null; problems: Problem[] } => {
    const input = order[field] as Args | null | undefined;
    if (!input) return { fields: null, problems: [] };
    const { fields, problems } = readAddress(input, { isReformatted: context.shop.faults.reformat });
    return { fields, problems: under(['order', field], problems).map((one) => ({ ...one, code: 'INVALID' })) };
  };
  const billing = read('billingAddress');
  const shipping = read('shippingAddress');
  return { billing: billing.fields, shipping: shipping.fields, problems: [...billing.problems, ...shipping.problems] };
}

function linesOf(context: Context, order: Args): LineItemRecord[] {
  return ((order['lineItems'] as Args[] | null | undefined) ?? []).map((line) => ({
    id: context.shop.nextId(),
    title: tidy(line['title']) ?? 'Item',
    sku: tidy(line['sku']),
    quantity: Number(line['quantity']),
    price: moneyIn(line['priceSet']),
  }));
}

/** Without a status the given transactions decide. */
function statusOf(order: Args): string {
  if (order['financialStatus']) return String(order['financialStatus']);
  const transactions = (order['transactions'] as Args[] | null | undefined) ?? [];
  const isDone = (kinds: readonly string[]): boolean =>
    transactions.some((one) => kinds.includes(String(one['kind'] ?? 'SALE')) && (one['status'] ?? 'SUCCESS') === 'SUCCESS');
  if (isDone(['SALE', 'CAPTURE'])) return 'PAID';
  return isDone(['AUTHORIZATION']) ? 'AUTHORIZED' : 'PENDING';
}

function recordOf(context: Context, [order, placed]: [order: Args, placed: Placed & { customerId: number | null }]): OrderRecord {
  const { shop } = context;
  const at = oneSecond();
  const number = shop.data.nextOrderNumber++;
  const processed = order['processedAt'] ? new Date(String(order['processedAt'])) : new Date();
  const shipping = ((order['shippingLines'] as Args[] | null | undefined) ?? []).reduce(
    (sum, line) => sum + Number(moneyIn(line['priceSet'])),
    0,
  );
  return {
    id: shop.nextId(),
    number,
    name: tidy(order['name']) ?? `#${number}`,
    customerId: placed.customerId,
    email: tidy(order['email'])?.toLowerCase() ?? null,
    phone: e164(tidy(order['phone']) ?? '', shop.config.country) ?? null,
    financialStatus: statusOf(order),
    sourceName: tidy(order['sourceName']) ?? 'web',
    sourceIdentifier: tidy(order['sourceIdentifier']),
    poNumber: tidy(order['poNumber']),
    note: tidy(order['note']),
    tags: (order['tags'] as string[] | null | undefined) ?? [],
    customAttributes: (order['customAttributes'] as OrderRecord['customAttributes'] | null | undefined) ?? [],
    currency: String(order['currency'] ?? shop.config.currency),
    lineItems: linesOf(context, order),
    shipping: shipping.toFixed(2),
    billingAddress: placed.billing,
    shippingAddress: placed.shipping,
    isTest: order['test'] === true,
    acceptsMarketing: order['buyerAcceptsMarketing'] === true,
    metafields: [],
    processedAt: oneSecond(new Date(Math.min(processed.getTime(), Date.now()))),
    ...{ createdAt: at, updatedAt: at, cancelledAt: null, cancelReason: null },
  };
}

function refused(problems: readonly Problem[]): View {
  return { order: null, userErrors: problems };
}

function create(context: Context, args: Args): View {
  const input = args['order'] as Args;
  refuseUnserved('OrderCreateOrderInput', [input, SERVED]);
  const { shop } = context;
  if (((input['lineItems'] as unknown[] | null | undefined) ?? []).length === 0) {
    return refused([problem(['order', 'lineItems'], 'Line items must have at least one line item', 'INVALID')]);
  }
  const placed = placesOf(context, input);
  if (placed.problems.length > 0) return refused(placed.problems);
  const buyer: Buyer = {
    email: tidy(input['email'])?.toLowerCase() ?? null,
    phone: e164(tidy(input['phone']) ?? '', shop.config.country) ?? null,
    address: placed.shipping ?? placed.billing,
    acceptsMarketing: input['buyerAcceptsMarketing'] === true,
  };
  const { customer, problems } = buyerOf(context, [input, buyer]);
  if (problems.length > 0) return refused(problems);
  const order = recordOf(context, [input, { ...placed, customerId: customer?.id ?? null }]);
  order.email ??= customer?.email ?? null;
  const topics = isPaid(order) ? (['ORDERS_CREATE', 'ORDERS_PAID'] as const) : (['ORDERS_CREATE'] as const);
  shop.keepOrder(
    order,
    topics.map((topic): ShopEvent => ({ topic, order, customer })),
  );
  return { order: orderView(context, order), userErrors: [] };
}

export function orderCreateMutation(context: Context): View {
  return { orderCreate: (args: Args) => create(context, args) };
}
