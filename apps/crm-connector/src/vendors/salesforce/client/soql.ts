import { queryPage, type QueryPage, type RecordType } from '../wire';
import type { RestApi } from './rest-api';
import type { TypeFields } from './visible-fields';

/** A text in single quotes. */
export function quoted(value: string): string {
  return `'${value.replace(/[\\']/g, '\\$&')}'`;
}

export function isOneOf(field: string, values: readonly string[]): string {
  return `${field} IN (${values.map(quoted).join(', ')})`;
}

/** A moment as SOQL writes it; epoch milliseconds. */
export function moment(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** What makes a row of this type a record of its own: the contact of a person account is a part of that, a converted lead is its contact. */
export function ofRecords(type: RecordType, { knowsPersonAccounts }: TypeFields): string[] {
  if (type === 'Lead') return ['IsConverted = false'];
  return type === 'Contact' && knowsPersonAccounts ? ['IsPersonAccount = false'] : [];
}

export interface Page extends QueryPage {
  /** The org's clock when the page was asked for, epoch milliseconds. */
  readonly calledAt: number | null;
}

/** The pages of a query. `withDeleted` also finds what lies in the recycle bin. */
export async function* pagesOf(
  rest: RestApi,
  soql: string,
  options: { withDeleted?: boolean; pageSize?: number } = {},
): AsyncGenerator<Page> {
  const headers = { 'sforce-query-options': `batchSize=${options.pageSize ?? 500}` };
  let path: string | undefined = `/${options.withDeleted ? 'queryAll' : 'query'}?q=${encodeURIComponent(soql)}`;
  while (path !== undefined) {
    const { body, calledAt } = await rest.call({ method: 'GET', path, headers });
    const page: QueryPage = queryPage.parse(body);
    yield { ...page, calledAt };
    path = page.done ? undefined : page.nextRecordsUrl;
  }
}

/** All rows of a query that is known to be small. */
export async function rowsOf(rest: RestApi, soql: string, withDeleted = false): Promise<QueryPage['records']> {
  const rows: QueryPage['records'] = [];
  for await (const page of pagesOf(rest, soql, { withDeleted })) rows.push(...page.records);
  return rows;
}
