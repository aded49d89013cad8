import { refused } from '../api-fault';
import type { Org } from '../org';
import { apiTime, msOf, type RecordRow } from '../records/record-row';
import type { ApiCall, ApiRoute } from './api-call';
import { findObject } from './find-object';

const KEPT_MS = 15 * 86_400_000;

function timeOf(call: ApiCall, name: string): number {
  const given = call.query.get(name) ?? '';
  const ms = Date.parse(given.replace(' ', '+').replace(/\+(\d{2})(\d{2})$/, '+$1:$2'));
  if (Number.isNaN(ms)) throw refused('INVALID_REPLICATION_DATE', `${name} is not a date-time: ${given}`);
  return ms;
}

function between(org: Org, call: ApiCall, isWanted: (row: RecordRow) => boolean): RecordRow[] {
  const { name } = findObject(org, call);
  const [start, end] = [timeOf(call, 'start'), timeOf(call, 'end')];
  if (end <= start) throw refused('INVALID_REPLICATION_DATE', 'start date has to be before end date');
  return [...org.store.rows(name)].filter((row) => {
    const at = msOf(row.SystemModstamp);
    return at >= start && at < end && isWanted(row);
  });
}

/** `/sobjects/{T}/updated` and `/deleted`: ids of what changed in a span of time. */
export function replicationRoutes(org: Org): ApiRoute[] {
  return [
    {
      method: 'GET',
      pattern: '/sobjects/:object/updated',
      handler: (call) => {
        const ids = between(org, call, (row) => !row.IsDeleted).map((row) => row.Id);
        return { status: 200, body: { ids, latestDateCovered: apiTime(timeOf(call, 'end')) } };
      },
    },
    {
      method: 'GET',
      pattern: '/sobjects/:object/deleted',
      handler: (call) => {
        const deletedRecords = between(org, call, (row) => row.IsDeleted).map((row) => ({ id: row.Id, deletedDate: row.SystemModstamp }));
        const earliestDateAvailable = apiTime(org.now() - KEPT_MS);
        return { status: 200, body: { deletedRecords, earliestDateAvailable, latestDateCovered: apiTime(timeOf(call, 'end')) } };
      },
    },
  ];
}
