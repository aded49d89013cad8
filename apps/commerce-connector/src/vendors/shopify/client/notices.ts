import type { Notice, WebhookDelivery } from '@trueup/connector-kit';
import { z } from 'zod';
import { CUSTOMER, idOf } from '../wire';

const id = z.union([z.string(), z.number()]).nullish();
const body = z.object({
  id,
  customer_id: id,
  customerId: id,
  customer: z.object({ id }).nullish(),
  updated_at: z.string().nullish(),
  admin_graphql_api_customer_kept_id: id,
  admin_graphql_api_customer_deleted_id: id,
});

type Body = z.infer<typeof body>;

/** Which customers a webhook is about. Throws a ZodError where its body is none of Shopify's. */
export function noticesOf({ subject, headers, body: raw }: WebhookDelivery): readonly Notice[] {
  const told = body.parse(raw);
  const deliveryId = headers['x-shopify-webhook-id'] ?? null;
  return aboutOf(subject ?? '', told).map((notice) => ({ ...notice, deliveryId, sourceTime: timeOf(told) }));
}

function aboutOf(subject: string, told: Body): Notice[] {
  if (subject === 'customers/merge') return mergeOf(told);
  if (subject === 'customers/delete') return customerOf(told.id).map((notice) => ({ ...notice, lifecycle: 'deleted' }));
  // An order notice has an id of its own: that of the order.
  if (subject.startsWith('orders/')) return customerOf(told.customer?.id);
  if (/^customers?[_./]/.test(subject)) return customerOf(told.customer_id ?? told.customerId ?? told.id);
  return [];
}

function mergeOf(told: Body): Notice[] {
  const [kept] = customerOf(told.admin_graphql_api_customer_kept_id);
  const [gone] = customerOf(told.admin_graphql_api_customer_deleted_id);
  if (kept === undefined) return [];
  return gone === undefined ? [kept] : [{ ...gone, lifecycle: 'merged', mergedInto: kept.ref }, kept];
}

function customerOf(given: unknown): Notice[] {
  const number = idOf(given);
  return number === undefined ? [] : [{ ref: { type: CUSTOMER, id: number } }];
}

function timeOf({ updated_at: at }: Body): number | null {
  const time = at ? Date.parse(at) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}
