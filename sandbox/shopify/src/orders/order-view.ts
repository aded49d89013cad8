import { addressView } from '../addresses/address-view';
import { customerView } from '../customers/customer-view';
import { connection } from '../graphql/connection';
import type { Args, Context, View } from '../graphql/context';
import { gid } from '../gid';
import { metafieldFields } from '../metafields/metafield-view';
import { decimal, isPaid, type LineItemRecord, type OrderRecord, subtotalCents, totalCents } from './order-record';

function bag(amount: string, currencyCode: string): View {
  const money = { amount, currencyCode };
  return { shopMoney: money, presentmentMoney: money };
}

function lineView(line: LineItemRecord, currency: string): View {
  const { id, title, sku, quantity, price } = line;
  return {
    __typename: 'LineItem',
    id: gid('LineItem', id),
    ...{ title, name: title, sku, quantity, currentQuantity: quantity, variantTitle: null, vendor: null },
    originalUnitPriceSet: bag(price, currency),
    originalTotalSet: bag(decimal(Math.round(Number(price) * 100) * quantity), currency),
  };
}

function moneyFields(order: OrderRecord): View {
  const total = bag(decimal(totalCents(order)), order.currency);
  const none = bag('0.00', order.currency);
  return {
    currencyCode: order.currency,
    presentmentCurrencyCode: order.currency,
    subtotalPriceSet: bag(decimal(subtotalCents(order)), order.currency),
    totalShippingPriceSet: bag(order.shipping, order.currency),
    totalPriceSet: total,
    currentTotalPriceSet: total,
    originalTotalPriceSet: total,
    totalTaxSet: none,
    totalReceivedSet: isPaid(order) ? total : none,
    totalOutstandingSet: isPaid(order) ? none : total,
  };
}

export function orderView(context: Context, order: OrderRecord): View {
  const { name, number, email, phone, note, tags, sourceName, sourceIdentifier, poNumber, createdAt, updatedAt, processedAt } = order;
  const customer = order.customerId === null ? undefined : context.shop.customers.get(order.customerId);
  const line = (one: LineItemRecord): View => lineView(one, order.currency);
  return {
    __typename: 'Order',
    id: gid('Order', order.id),
    legacyResourceId: String(order.id),
    ...{ name, number, email, phone, note, tags, sourceName, sourceIdentifier, poNumber, createdAt, updatedAt, processedAt },
    customAttributes: order.customAttributes,
    customer: customer ? customerView(context, customer) : null,
    customerAcceptsMarketing: order.acceptsMarketing,
    customerLocale: customer?.locale ?? null,
    billingAddress: order.billingAddress ? addressView(order.billingAddress) : null,
    shippingAddress: order.shippingAddress ? addressView(order.shippingAddress) : null,
    displayAddress: order.shippingAddress ? addressView(order.shippingAddress) : null,
    displayFinancialStatus: order.financialStatus,
    displayFulfillmentStatus: 'UNFULFILLED',
    fullyPaid: isPaid(order),
    unpaid: !isPaid(order),
    canMarkAsPaid: order.financialStatus === 'PENDING' && order.cancelledAt === null,
    ...{
      cancelledAt: order.cancelledAt,
      cancelReason: order.cancelReason,
      closed: false,
      closedAt: null,
      confirmed: true,
      test: order.isTest,
    },
    purchasingEntity: null,
    risk: { recommendation: 'NONE', assessments: [] },
    lineItems: (args: Args) => connection({ items: order.lineItems, keyOf: (one) => [one.id, one.id], view: line }, args),
    ...moneyFields(order),
    ...metafieldFields(context, { type: 'Order', record: order }),
  };
}
