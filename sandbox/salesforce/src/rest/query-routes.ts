import { randomBytes } from 'node:crypto';
import { ApiFault, refused } from '../api-fault';
import type { Org } from '../org';
import { DATA_URL } from '../records/render-record';
import { renderRow } from '../soql/render-row';
import { type QueryResult, runQuery } from '../soql/run-query';
import type { ApiCall, ApiReply, ApiRoute } from './api-call';

const BATCH = { most: 2000, least: 200 };
const KEPT_CURSORS = 100;

function batchSize(call: ApiCall): number {
  const wanted = Number(/batchSize=(\d+)/i.exec(call.headers['sforce-query-options'] ?? '')?.[1] ?? BATCH.most);
  return Math.min(BATCH.most, Math.max(BATCH.least, wanted));
}

/** `/query`, `/queryAll` and the pages behind `nextRecordsUrl`; a page shows records as they are when it is read. */
export function queryRoutes(org: Org): ApiRoute[] {
  const cursors = new Map<string, QueryResult>();

  const page = (result: QueryResult, cursor: { id: string; from: number; size: number }): ApiReply => {
    const { id, from, size } = cursor;
    const until = from + size;
    const rows = result.ids.slice(from, until).flatMap((one) => org.store.get(result.object, one) ?? []);
    const done = until >= result.ids.length;
    const records = rows.map((row) => renderRow(org, row, result.select));
    const body = { totalSize: result.ids.length, done, ...(done ? {} : { nextRecordsUrl: `${DATA_URL}/query/${id}-${until}` }), records };
    return { status: 200, body };
  };
  const run = (call: ApiCall, withDeleted: boolean): ApiReply => {
    const soql = call.query.get('q');
    if (!soql) throw refused('MALFORMED_QUERY', 'A query string has to be specified');
    const result = runQuery({ org, actor: call.actor }, soql, withDeleted);
    if (result.isCount) return { status: 200, body: { totalSize: result.ids.length, done: true, records: [] } };
    const id = `01g${randomBytes(8).toString('hex').slice(0, 12)}AAA`;
    const size = batchSize(call);
    if (result.ids.length > size) {
      cursors.set(id, result);
      for (const oldest of [...cursors.keys()].slice(0, -KEPT_CURSORS)) cursors.delete(oldest);
    }
    return page(result, { id, from: 0, size });
  };
  const next = (call: ApiCall): ApiReply => {
    const [id = '', from] = (call.params.cursor ?? '').split('-');
    const result = cursors.get(id);
    if (!result || !from) throw new ApiFault(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
    return page(result, { id, from: Number(from), size: batchSize(call) });
  };
  return [
    { method: 'GET', pattern: '/query', handler: (call) => run(call, false) },
    { method: 'GET', pattern: '/queryAll', handler: (call) => run(call, true) },
    { method: 'GET', pattern: '/query/:cursor', handler: next },
    { method: 'GET', pattern: '/queryAll/:cursor', handler: next },
  ];
}
