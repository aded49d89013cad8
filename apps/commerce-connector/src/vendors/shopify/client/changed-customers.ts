import type { Fetched, PollPage, RecordRef } from '@trueup/connector-kit';
import { CUSTOMER, parseCustomer, type ShopifyCustomer } from '../wire';
import type { AdminApi } from './admin-api';
import type { CustomerReader } from './customer-reader';
import { CUSTOMER_IDS, CUSTOMERS_AT_ONCE, CUSTOMERS_CHANGED, IDS_AT_ONCE, ORDERS_CHANGED } from './documents';
import { pagesOf, type Page } from './pages';

interface Numbered {
  readonly legacyResourceId: string;
}
interface Bought {
  readonly customer: Numbered | null;
}

export interface ChangedSince {
  /** Epoch milliseconds; null for all customers. */
  readonly since: number | null;
  readonly now: number;
  readonly signal: AbortSignal;
}

const ORDERS_AT_ONCE = 100;

/** The customers whose orders changed, then those that changed themselves, oldest first. */
export async function* changedCustomers(
  reader: CustomerReader,
  api: AdminApi,
  about: ChangedSince,
): AsyncGenerator<PollPage<ShopifyCustomer>> {
  if (about.since !== null) yield* buyersSince(api, about.since, about.signal);
  const query = about.since === null ? null : searchFor(about.since);
  const ask = async (after: string | null): Promise<Page<unknown>> => {
    const variables = { query, first: CUSTOMERS_AT_ONCE, after };
    const call = { document: CUSTOMERS_CHANGED, variables, customers: CUSTOMERS_AT_ONCE };
    return (await reader.ask<{ customers: Page<unknown> }>(call)).customers;
  };
  for await (const { nodes, isLast } of pagesOf(ask, about.signal)) {
    const records = nodes.map((node) => fetched(parseCustomer(node)));
    yield { records, upTo: isLast ? about.now : newest(records, about) };
  }
}

/** All ids, in pages. */
export async function* allCustomers(api: AdminApi, signal: AbortSignal): AsyncGenerator<readonly RecordRef[]> {
  const ask = async (after: string | null): Promise<Page<Numbered>> => {
    const call = { document: CUSTOMER_IDS, variables: { first: IDS_AT_ONCE, after }, cost: 2 + IDS_AT_ONCE };
    return (await api.ask<{ customers: Page<Numbered> }>(call)).data.customers;
  };
  for await (const { nodes } of pagesOf(ask, signal)) yield nodes.map(({ legacyResourceId: id }) => ({ type: CUSTOMER, id }));
}

async function* buyersSince(api: AdminApi, since: number, signal: AbortSignal): AsyncGenerator<PollPage<ShopifyCustomer>> {
  const ask = async (after: string | null): Promise<Page<Bought>> => {
    const variables = { query: searchFor(since), first: ORDERS_AT_ONCE, after };
    return (await api.ask<{ orders: Page<Bought> }>({ document: ORDERS_CHANGED, variables, cost: 2 + 2 * ORDERS_AT_ONCE })).data.orders;
  };
  for await (const { nodes } of pagesOf(ask, signal)) {
    const ids = new Set(nodes.flatMap(({ customer }) => customer?.legacyResourceId ?? []));
    if (ids.size > 0) yield { notices: [...ids].map((id) => ({ ref: { type: CUSTOMER, id } })), upTo: since };
  }
}

/** A search for what changed since, with the value in quotes so that it is taken whole. */
function searchFor(since: number): string {
  return `updated_at:>='${new Date(since).toISOString().slice(0, 19)}Z'`;
}

function newest(records: readonly Fetched<ShopifyCustomer>[], { since, now }: ChangedSince): number {
  const times = records.flatMap(({ record }) => (record === null ? [] : Date.parse(record.updatedAt)));
  return Math.min(now, Math.max(since ?? 0, ...times));
}

export function fetched(record: ShopifyCustomer): Fetched<ShopifyCustomer> {
  return { ref: { type: CUSTOMER, id: record.legacyResourceId }, record };
}
