import type { PollPage } from '@trueup/connector-kit';
import type { NetsuiteCustomer, QueryRow } from '../wire';
import type { Account } from './account';
import type { CustomerReader } from './customer-reader';
import { MODIFIED, MODIFIED_UTC, PERSONS, utcTime } from './suiteql';

const ROWS_A_PAGE = 50;
/** How late SuiteQL may see a change; it has been seen to lag a second. */
const LAG_MS = 10_000;
/** Until a second is over, the same time may stand for one change more. */
const SECOND_OVER_MS = 2_000;

interface Place {
  readonly time: number;
  readonly id: string;
}

/** What changed since a time, page by page. What was read after its second was over is not read again while the overlap shows it. */
export class Changes {
  private readonly settled = new Map<string, string>();

  constructor(private readonly parts: { readonly account: Account; readonly reader: CustomerReader }) {}

  async *since(since: number | null, signal: AbortSignal): AsyncIterable<PollPage<NetsuiteCustomer>> {
    this.forget(since);
    let last: Place = { time: since ?? 0, id: '0' };
    let asked: number | null = null;
    for (let hasMore = true; hasMore && !signal.aborted;) {
      const page = await this.parts.account.query(queryAfter(last), ROWS_A_PAGE);
      asked ??= page.at;
      hasMore = page.hasMore;
      last = placeOf(page.rows.at(-1)) ?? last;
      const rows = page.rows.filter(({ id, modified }) => id !== undefined && this.settled.get(id) !== modified);
      const read = await this.parts.reader.fetch(rows.map(({ id = '' }) => ({ type: 'customer', id })));
      yield {
        records: read.map(({ ref, record }) => ({ ref, record })),
        upTo: hasMore ? last.time : Math.max(last.time, (asked ?? 0) - LAG_MS),
      };
      // Only now is the page safe: a reader that failed does not come back here.
      for (const [index, { record, at }] of read.entries()) this.settle(rows[index], { record, at });
    }
  }

  private settle(row: QueryRow | undefined, { record, at }: { record: NetsuiteCustomer | null; at: number | null }): void {
    if (!row?.['id'] || !row['modified'] || at === null || record?.lastModifiedDate == null) return;
    if (at - Date.parse(record.lastModifiedDate) >= SECOND_OVER_MS) this.settled.set(row['id'], row['modified']);
  }

  private forget(since: number | null): void {
    for (const [id, modified] of this.settled) if (since === null || Date.parse(modified) < since) this.settled.delete(id);
  }
}

/** By key and not by offset: a record that changes meanwhile moves to the end and would push another one over the edge of a page. */
function queryAfter({ time, id }: Place): string {
  const after = `(${MODIFIED} > ${utcTime(time)} OR (${MODIFIED} = ${utcTime(time)} AND id > ${id}))`;
  return `SELECT id, ${MODIFIED_UTC} AS modified FROM customer WHERE ${PERSONS} AND ${after} ORDER BY lastmodifieddate, id`;
}

function placeOf(row: QueryRow | undefined): Place | undefined {
  return row?.['id'] && row['modified'] ? { time: Date.parse(row['modified']), id: row['id'] } : undefined;
}
