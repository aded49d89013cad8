import type { Notice, WebhookDelivery } from '@trueup/connector-kit';
import { z } from 'zod';
import { COMPANY, COMPANY_LOCATION, CUSTOMER, idOf } from '../wire';

const id = z.union([z.string(), z.number()]).nullish();
const body = z.object({
  id,
  customer_id: id,
  customerId: id,
  customer: z.object({ id }).nullish(),
  updated_at: z.string().nullish(),
  admin_graphql_api_customer_kept_id: id,
  admin_graphql_api_customer_deleted_id: id,
  admin_graphql_api_id: id,
  customer_admin_graphql_api_id: id,
  company_contact: z.object({ customer_admin_graphql_api_id: id }).nullish(),
});

type Body = z.infer<typeof body>;

/** Which records a webhook is about. A contact of a company is its customer; a role is about that customer too. Throws a ZodError where its body is none of Shopify's. */
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
  if (subject.startsWith('companies/')) return recordOf(COMPANY, subject, told);
  if (subject.startsWith('company_locations/')) return recordOf(COMPANY_LOCATION, subject, told);
  if (subject.startsWith('company_contacts/')) return customerOf(told.customer_admin_graphql_api_id);
  if (subject.startsWith('company_contact_roles/')) return customerOf(told.company_contact?.customer_admin_graphql_api_id);
  if (/^customers?[_./]/.test(subject)) return customerOf(told.customer_id ?? told.customerId ?? told.id);
  return [];
}

function recordOf(type: string, subject: string, { admin_graphql_api_id: gid }: Body): Notice[] {
  const number = idOf(gid);
  if (number === undefined) return [];
  return [{ ref: { type, id: number }, ...(subject.endsWith('/delete') ? { lifecycle: 'deleted' as const } : {}) }];
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
