import type { Fetched, LoadPage } from '@trueup/connector-kit';
import type { SystemRow } from '@trueup/governance';
import { COMPANY, COMPANY_LOCATION, CUSTOMER, type ShopifyCompany, type ShopifyLocation, type ShopifyRecord } from '../../wire';
import type { BusinessReader } from '../business-reader';
import { fetchedOf, type Readers } from '../changed-records';
import { customerNode, noteRoles, type ReadBeside } from './assemble';
import { BEGINNING, readCursor, TYPES, type Cursor, type LoadedType } from './cursor';
import { companiesInBulk, customersInBulk, locationsInBulk } from './documents';
import { familiesOf, type Family } from './lines';
import { finished, startBulk, type Finished } from './operation';

export interface LoadParts extends Readers {
  readonly companies: BusinessReader<ShopifyCompany>;
  readonly locations: BusinessReader<ShopifyLocation>;
  readonly row: SystemRow;
}

type Results = ReadonlyMap<LoadedType, Finished>;

const PAGE = 200;

/**
 * Everything in the shop by bulk operations, one after the other, then their results line by line. The cursor names the operations and the
 * line, so that a load that was cut short goes on in the same results; those that Shopify has no longer are asked for again.
 */
export async function* bulkLoad(parts: LoadParts, from: string | null, signal: AbortSignal): AsyncGenerator<LoadPage<ShopifyRecord>> {
  const begun = await known(parts, readCursor(from), signal);
  let cursor = begun;
  for (const type of TYPES.filter((one) => !(one in cursor.operations))) {
    const operation = (await mayRead(parts, type)) ? await startBulk(parts.api, queryOf(parts, type), signal) : null;
    const hasOrders = parts.customers.readable.mayAsk('orders');
    cursor = { ...cursor, hasOrders, operations: { ...cursor.operations, [type]: operation } };
    yield { records: [], cursor: JSON.stringify(cursor) };
    if (operation !== null) await finished(parts.api, operation, signal);
  }
  const results = await resultsOf(parts, cursor, signal);
  const total = [...results.values()].reduce((sum, { records }) => sum + records, 0);
  const { hasOrders } = cursor;
  const roles = new Map<string, { id: string }[]>();
  for (const type of TYPES) {
    const isDone = TYPES.indexOf(type) < TYPES.indexOf(cursor.type);
    const url = results.get(type)?.url ?? null;
    if (url === null || (isDone && type !== COMPANY_LOCATION)) continue;
    const line = isDone ? Infinity : type === cursor.type ? cursor.line : 0;
    for await (const page of pagesIn(familiesOf(url, type === COMPANY_LOCATION ? 0 : line, signal))) {
      if (type === COMPANY_LOCATION) page.forEach((family) => noteRoles(family, roles));
      const fresh = page.filter(({ upTo }) => upTo > line);
      if (fresh.length === 0) continue;
      cursor = { ...cursor, type, line: fresh.at(-1)?.upTo ?? line };
      yield { records: fresh.map((family) => recordOf(parts, type, { family, roles, hasOrders })), cursor: JSON.stringify(cursor), total };
    }
  }
}

/** Where to go on: from the beginning where an operation of the cursor is no longer known. */
async function known({ api }: LoadParts, cursor: Cursor, signal: AbortSignal): Promise<Cursor> {
  for (const operation of Object.values(cursor.operations)) {
    if (operation && (await finished(api, operation, signal)) === undefined) return BEGINNING;
  }
  return cursor;
}

async function resultsOf({ api }: LoadParts, { operations }: Cursor, signal: AbortSignal): Promise<Results> {
  const results = new Map<LoadedType, Finished>();
  for (const type of TYPES) {
    const operation = operations[type];
    const result = operation ? await finished(api, operation, signal) : undefined;
    if (result) results.set(type, result);
  }
  return results;
}

/** A bulk operation fails as a whole over one field that may not be read, and does not say which: a small query tells before. */
async function mayRead({ customers, companies, locations }: LoadParts, type: LoadedType): Promise<boolean> {
  if (type === COMPANY) return (await companies.search(null, null, 1)) !== undefined;
  if (type === COMPANY_LOCATION) return (await locations.search(null, null, 1)) !== undefined;
  await customers.ask({ document: customers.documents.changed, variables: { query: null, first: 1, after: null }, customers: 1 });
  return true;
}

function queryOf({ customers, companies, locations, row }: LoadParts, type: LoadedType): string {
  const { readable, own } = customers;
  if (type === COMPANY) return companiesInBulk(readable, companies.own);
  return type === COMPANY_LOCATION ? locationsInBulk(readable, locations.own) : customersInBulk(readable, { row, own });
}

function recordOf(
  { customers, companies, locations }: LoadParts,
  type: LoadedType,
  { family, ...beside }: ReadBeside & { readonly family: Family },
): Fetched<ShopifyRecord> {
  if (type === CUSTOMER) return fetchedOf(type, customers.parse(customerNode(family, beside)));
  return fetchedOf<ShopifyRecord>(type, type === COMPANY ? companies.parse(family.root) : locations.parse(family.root));
}

async function* pagesIn(families: AsyncIterable<Family>): AsyncGenerator<Family[]> {
  let page: Family[] = [];
  for await (const family of families) {
    page.push(family);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
