import { isBetween, isNumber, isText, isTime } from '../search/comparisons';
import { type Fields, searchFilter } from '../search/search-filter';
import { isPaid, type OrderRecord } from './order-record';

const FIELDS: Fields<OrderRecord> = {
  id: isNumber((order) => order.id),
  name: isText((order) => [order.name]),
  email: isText((order) => [order.email]),
  customer_id: isNumber((order) => order.customerId),
  created_at: isTime((order) => order.createdAt),
  updated_at: isTime((order) => order.updatedAt),
  processed_at: isTime((order) => order.processedAt),
  financial_status: isText((order) => [order.financialStatus.toLowerCase()]),
  source_name: isText((order) => [order.sourceName]),
  source_identifier: isText((order) => [order.sourceIdentifier]),
  po_number: isText((order) => [order.poNumber]),
  tag: isBetween((order) => order.tags),
  status: isText((order) => [order.cancelledAt ? 'cancelled' : 'open', 'any']),
  test: isText((order) => [String(order.isTest)]),
  unpaid: isText((order) => [String(!isPaid(order))]),
};

/** Whether an order answers a search. */
export function orderFilter(query: unknown): (order: OrderRecord) => boolean {
  return searchFilter({ query, fields: FIELDS, words: (order) => [order.name, order.email, order.note, order.shippingAddress?.lastName] });
}
