import { LaggingIndex } from '@trueup/sandbox-kit';
import { refused } from '../api-fault';
import type { Org } from '../org';
import { viewOf } from '../dml/record-view';
import { renderRecord } from '../records/render-record';
import type { RecordRow } from '../records/record-row';
import type { ApiCall, ApiReply, ApiRoute } from './api-call';
import { findObject } from './find-object';
import { visibleNamed } from './record-routes';

const textOf = (org: Org, row: RecordRow): string =>
  [...viewOf(org, row).values()]
    .filter((one) => typeof one === 'string')
    .join('\n')
    .toLowerCase();

/** `/parameterizedSearch`: the full-text search, which, unlike queries, sees writes only a while later. */
export function searchRoutes(org: Org, lagMs: number): ApiRoute[] {
  const index = new LaggingIndex<string>({ lagMs, now: org.now });
  const searched = ['Account', 'Contact'];
  const entries = searched.flatMap((object) => [...org.store.rows(object)].map((row) => [row.Id, textOf(org, row)] as const));
  index.reset(entries);
  org.listeners.push((tx) => {
    for (const { object, id } of tx.changes) {
      const row = org.store.get(object, id);
      if (!row || row.IsDeleted) index.remove(id);
      else index.put(id, textOf(org, row));
    }
  });
  const search = (call: ApiCall): ApiReply => {
    const words = call.query.get('q')?.toLowerCase().trim() ?? '';
    if (words.length < 2) throw refused('MALFORMED_SEARCH', 'search term must be longer than one character');
    const objects = call.query.getAll('sobject').map((name) => findObject(org, call, name).name);
    const searchRecords = (objects.length > 0 ? objects : searched).flatMap((object) => {
      const names = (call.query.get(`${object}.fields`) ?? call.query.get('fields') ?? 'Id').split(',');
      const fields = visibleNamed(org, call.actor, { object, names });
      const rows = [...org.store.rows(object)].filter((row) => !row.IsDeleted && index.get(row.Id)?.includes(words));
      return rows.map((row) => renderRecord(org, row, fields));
    });
    return { status: 200, body: { searchRecords } };
  };
  return [{ method: 'GET', pattern: '/parameterizedSearch', handler: search }];
}
