import type { AddressFields } from '../addresses/address-record';
import type { TenantConfig } from '../config';
import type { CustomerRecord } from '../customers/customer-record';
import { gid } from '../gid';
import { decimal, isPaid, type OrderRecord, subtotalCents, totalCents } from '../orders/order-record';
import { addressPayload, customerPayload, localTime, type Payload } from './customer-payload';

function place(address: AddressFields | null): Payload | null {
  return address && { ...addressPayload(address), latitude: null, longitude: null };
}

function buyer(customer: CustomerRecord, config: TenantConfig): Payload {
  const { addresses: _all, ...rest } = customerPayload(customer, config);
  return rest;
}

function lines(order: OrderRecord): Payload[] {
  return order.lineItems.map(({ id, title, sku, quantity, price }) => ({
    id,
    admin_graphql_api_id: gid('LineItem', id),
    ...{ title, name: title, sku, quantity, price, current_quantity: quantity, fulfillment_status: null },
  }));
}

/** An order in the REST shape, with the customer as they are now. */
export function orderPayload(config: TenantConfig, { order, customer }: { order: OrderRecord; customer?: CustomerRecord }): Payload {
  const time = (at: string | null): string | null => at && localTime(at, config);
  return {
    id: order.id,
    admin_graphql_api_id: gid('Order', order.id),
    ...{ name: order.name, number: order.number - 1000, order_number: order.number, confirmed: true, test: order.isTest },
    ...{ email: order.email ?? '', contact_email: order.email, phone: order.phone, note: order.note, po_number: order.poNumber },
    created_at: time(order.createdAt),
    updated_at: time(order.updatedAt),
    processed_at: time(order.processedAt),
    cancelled_at: time(order.cancelledAt),
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    financial_status: order.financialStatus.toLowerCase(),
    fulfillment_status: null,
    source_name: order.sourceName,
    source_identifier: order.sourceIdentifier,
    tags: order.tags.join(', '),
    note_attributes: order.customAttributes.map(({ key, value }) => ({ name: key, value })),
    currency: order.currency,
    customer_locale: customer?.locale ?? null,
    buyer_accepts_marketing: order.acceptsMarketing,
    subtotal_price: decimal(subtotalCents(order)),
    total_price: decimal(totalCents(order)),
    total_outstanding: isPaid(order) ? '0.00' : decimal(totalCents(order)),
    billing_address: place(order.billingAddress),
    shipping_address: place(order.shippingAddress),
    line_items: lines(order),
    ...(customer ? { customer: buyer(customer, config) } : {}),
  };
}
