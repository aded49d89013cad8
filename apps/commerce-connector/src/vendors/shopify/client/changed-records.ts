import type { Fetched, PollPage, RecordRef } from '@trueup/connector-kit';
import { CUSTOMER, idOf, type ShopifyCompany, type ShopifyLocation, type ShopifyRecord } from '../wire';
import type { AdminApi } from './admin-api';
import type { BusinessReader } from './business-reader';
import type { CustomerReader } from './customer-reader';
import { CUSTOMER_IDS, IDS_AT_ONCE, ORDERS_CHANGED } from './documents/customer-parts';
import { pagesOf, type Page } from './pages';

interface Bought {
  readonly customer: { readonly legacyResourceId: string } | null;
}

export interface ChangedSince {
  /** Epoch milliseconds; null for all records. */
  readonly since: number | null;
  readonly now: number;
  readonly signal: AbortSignal;
}

export interface Readers {
  readonly api: AdminApi;
  readonly customers: CustomerReader;
  readonly businesses: readonly BusinessReader<ShopifyCompany | ShopifyLocation>[];
}

const ORDERS_AT_ONCE = 100;

/**
 * The companies and locations that changed, the customers whose orders changed, then those that changed themselves, oldest first. Only the
 * last say how far everything is read: what breaks off before is read again.
 */
export async function* changedRecords(
  { api, customers, businesses }: Readers,
  about: ChangedSince,
): AsyncGenerator<PollPage<ShopifyRecord>> {
  for (const business of businesses) yield* changedBusinesses(business, about);
  if (about.since !== null) yield* buyersSince(api, about.since, about.signal);
  const query = about.since === null ? null : searchFor(about.since);
  const ask = async (after: string | null): Promise<Page<unknown>> => {
    const variables = { query, first: customers.atOnce, after };
    const call = { document: customers.documents.changed, variables, customers: customers.atOnce };
    return (await customers.ask<{ customers: Page<unknown> }>(call)).customers;
  };
  for await (const { nodes, isLast } of pagesOf(ask, about.signal)) {
    const records = nodes.map((node) => fetchedOf(CUSTOMER, customers.parse(node)));
    yield { records, upTo: isLast ? about.now : newest(records, about) };
  }
}

/** All ids, in pages; those of companies only where this app may see them. */
export async function* allRecords({ api, businesses }: Readers, signal: AbortSignal): AsyncGenerator<readonly RecordRef[]> {
  yield* idsOf(api, { type: CUSTOMER, document: CUSTOMER_IDS, root: 'customers', signal });
  for (const { given, documents, mayAsk } of businesses) {
    if (mayAsk()) yield* idsOf(api, { type: given.type, document: documents.ids, root: given.api.root, signal });
  }
}

async function* idsOf(
  api: AdminApi,
  {
    type,
    document,
    root,
    signal,
  }: { readonly type: string; readonly document: string; readonly root: string; readonly signal: AbortSignal },
): AsyncGenerator<readonly RecordRef[]> {
  const ask = async (after: string | null): Promise<Page<{ id: string }>> => {
    const call = { document, variables: { first: IDS_AT_ONCE, after }, cost: 2 + IDS_AT_ONCE };
    const { data } = await api.ask<Record<string, Page<{ id: string }>> | null>(call);
    return data?.[root] ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
  };
  for await (const { nodes } of pagesOf(ask, signal)) yield nodes.map(({ id }) => ({ type, id: idOf(id) ?? '' }));
}

async function* changedBusinesses(
  reader: BusinessReader<ShopifyCompany | ShopifyLocation>,
  { since, signal }: ChangedSince,
): AsyncGenerator<PollPage<ShopifyRecord>> {
  const query = since === null ? null : searchFor(since);
  const nothing = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
  for await (const { nodes } of pagesOf(async (after) => (await reader.search(query, after)) ?? nothing, signal)) {
    if (nodes.length > 0) yield { records: nodes.map((node) => fetchedOf(reader.given.type, node)), upTo: since ?? 0 };
  }
}

async function* buyersSince(api: AdminApi, since: number, signal: AbortSignal): AsyncGenerator<PollPage<ShopifyRecord>> {
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

function newest(records: readonly Fetched<ShopifyRecord>[], { since, now }: ChangedSince): number {
  const times = records.flatMap(({ record }) => (record === null ? [] : Date.parse(record.updatedAt)));
  return Math.min(now, Math.max(since ?? 0, ...times));
}

export function fetchedOf<Wire extends ShopifyRecord>(type: string, record: Wire): Fetched<Wire> {
  return { ref: { type, id: idOf(record.id) ?? '' }, record };
}
