import { isExported } from '@trueup/sandbox-kit';
import { ApiFault } from '../api-fault';
import type { RecordRow } from '../records/record-row';
import { visibleFields } from '../records/render-record';
import { candidateRows } from './candidate-rows';
import { compileCondition } from './compile-condition';
import { malformedQuery } from './malformed-query';
import { parseQuery } from './parse-query';
import type { Order, Path, Query } from './query-ast';
import { type Asker, readPath, type ResolvedPath, resolvePath } from './resolve-path';

export interface QueryResult {
  object: string;
  /** Ids in order, offset and limit applied. */
  ids: string[];
  select: ResolvedPath[];
  isCount: boolean;
}

function byOrder(asker: Asker, object: string, orders: readonly Order[]): (left: RecordRow, right: RecordRow) => number {
  const resolved = orders.map((order) => ({ ...order, path: resolvePath(asker, object, order.path) }));
  return (left, right) => {
    for (const { path, isDescending, nullsLast } of resolved) {
      const [a, b] = [readPath(asker.org, left, path), readPath(asker.org, right, path)];
      if (a === b) continue;
      if (a === null || b === null) return (a === null) === nullsLast ? 1 : -1;
      const [first, second] = typeof a === 'string' ? [a.toLowerCase(), String(b).toLowerCase()] : [Number(a), Number(b)];
      if (first !== second) return first < second === isDescending ? 1 : -1;
    }
    return 0;
  };
}

function selected(asker: Asker, object: string, query: Query): ResolvedPath[] {
  const all = visibleFields(asker.org, object, asker.actor);
  const set = query.fieldSet && all.filter((one) => query.fieldSet === 'ALL' || one.custom === (query.fieldSet === 'CUSTOM'));
  const paths: Path[] = [...(set ?? []).map((one) => [one.name]), ...query.select];
  return paths.map((path) => resolvePath(asker, object, path));
}

function checkShape(query: Query, soql: string): void {
  if (query.fieldSet && query.fieldSet !== 'STANDARD' && (query.limit === undefined || query.limit > 200)) {
    throw malformedQuery(soql, 0, 'The SOQL FIELDS function must have a LIMIT of at most 200');
  }
  if (query.offset > 2000) throw new ApiFault(400, 'NUMBER_OUTSIDE_VALID_RANGE', '\nMaximum SOQL offset allowed is 2000');
}

const KIND_FIELDS = new Set(['ispersonaccount', 'isconverted', 'isdeleted']);

/** Whether a query asks for all records of a kind, as a sweep does: the fault `exportShare` then leaves some out. */
function isWholeList({ where }: Query): boolean {
  const conditions = where?.kind === 'and' ? where.of : where ? [where] : [];
  return conditions.every((one) => one.kind === 'compare' && KIND_FIELDS.has(one.path.at(-1)?.toLowerCase() ?? ''));
}

/** Runs a query as this caller. `withDeleted` is `queryAll`. Throws what the vendor refuses. */
export function runQuery(asker: Asker, soql: string, withDeleted: boolean): QueryResult {
  const query = parseQuery(soql);
  const object = asker.org.catalog.find(query.from);
  if (!object || asker.org.isHidden(asker.actor, object.name))
    throw new ApiFault(400, 'INVALID_TYPE', `\nsObject type '${query.from}' is not supported.`);
  checkShape(query, soql);
  const select = selected(asker, object.name, query);
  const test = query.where ? compileCondition(asker, object.name, query.where) : () => true;
  const showsDeleted = withDeleted || query.allRows;
  const rows = [...candidateRows(asker.org, object.name, query.where)].filter((row) => (showsDeleted || !row.IsDeleted) && test(row));
  if (query.orderBy.length > 0) rows.sort(byOrder(asker, object.name, query.orderBy));
  const listed = isWholeList(query) ? rows.filter((row) => isExported(row.Id, asker.org.faults.exportShare)) : rows;
  const end = query.limit === undefined ? undefined : query.offset + query.limit;
  return { object: object.name, ids: listed.slice(query.offset, end).map((row) => row.Id), select, isCount: query.isCount };
}
