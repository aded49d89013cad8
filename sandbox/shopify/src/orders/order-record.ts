import type { AddressFields } from '../addresses/address-record';
import type { MetafieldRecord } from '../metafields/metafield-record';

export interface LineItemRecord {
  id: number;
  title: string;
  sku: string | null;
  quantity: number;
  /** In the order's currency, two decimals. */
  price: string;
}

export interface OrderRecord {
  id: number;
  number: number;
  name: string;
  customerId: number | null;
  email: string | null;
  phone: string | null;
  financialStatus: string;
  sourceName: string;
  sourceIdentifier: string | null;
  poNumber: string | null;
  note: string | null;
  tags: string[];
  customAttributes: { key: string; value: string }[];
  currency: string;
  lineItems: LineItemRecord[];
  shipping: string;
  billingAddress: AddressFields | null;
  shippingAddress: AddressFields | null;
  isTest: boolean;
  acceptsMarketing: boolean;
  metafields: MetafieldRecord[];
  processedAt: string;
  createdAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  cancelReason: string | null;
}

/** Cents, so that sums stay exact. */
function cents(amount: string): number {
  return Math.round(Number(amount) * 100);
}

export function decimal(total: number): string {
  return (total / 100).toFixed(2);
}

export function subtotalCents(order: OrderRecord): number {
  return order.lineItems.reduce((total, line) => total + cents(line.price) * line.quantity, 0);
}

export function totalCents(order: OrderRecord): number {
  return subtotalCents(order) + cents(order.shipping);
}

export function isPaid(order: OrderRecord): boolean {
  return order.financialStatus === 'PAID';
}
