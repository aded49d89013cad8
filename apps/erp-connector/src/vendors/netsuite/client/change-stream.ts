import type { Fetched, Logger } from '@trueup/connector-kit';
import type { NetsuiteRecord, QueryRow } from '../wire';
import type { Account } from './account';
import { isHidden } from './hidden';
import type { RecordKind } from './record-kinds';
import type { FetchedAt, RecordReader } from './record-reader';
import type { Settled } from './settled';
import { inUtc, MODIFIED, utcTime } from './suiteql';

const ROWS_A_PAGE = 50;
/** How late SuiteQL may see a change; it has been seen to lag a second. */
const LAG_MS = 10_000;
/** Until a second is over, the same time may stand for one change more. */
const SECOND_OVER_MS = 2_000;

export interface StreamParts {
  readonly account: Account;
  readonly reader: RecordReader;
  readonly log: Logger;
  readonly kind: RecordKind;
  readonly settled: Settled;
}

interface Page {
  readonly records: readonly Fetched<NetsuiteRecord>[];
  readonly isLast: boolean;
  /** To be called when the page is safe. */
  safe(): void;
}

type Queried = Awaited<ReturnType<Account['query']>> & { readonly isHiddenType?: true };

/** The changes of one record type since a time, oldest first. */
export class ChangeStream {
  /** Everything of this type that changed until then is in the pages so far; a type that is hidden holds nothing up. */
  upTo: number;
  private place: { readonly time: number; readonly id: string };
  private asked: number | null = null;

  constructor(
    private readonly parts: StreamParts,
    since: number,
  ) {
    this.upTo = since;
    this.place = { time: since, id: '0' };
  }

  async next(): Promise<Page> {
    const { kind, reader, settled } = this.parts;
    const { rows, hasMore, at, isHiddenType } = await this.query();
    this.asked ??= at;
    const last = rows.at(-1);
    if (last?.['id'] && last['modified']) this.place = { time: Date.parse(last['modified']), id: last['id'] };
    this.upTo = hasMore ? this.place.time : Math.max(this.place.time, (this.asked ?? 0) - LAG_MS);
    if (isHiddenType) this.upTo = Infinity;
    const news = rows.filter(({ id, modified }) => id !== undefined && !settled.has(`${kind.type}/${id}`, modified));
    const read = await reader.fetch(news.map(({ id = '' }) => ({ type: kind.type, id })));
    return {
      records: read.map(({ ref, record, deleted }) => ({ ref, record, ...(deleted ? { deleted } : {}) })),
      isLast: !hasMore,
      safe: () => read.forEach((one, index) => this.settle(news[index], one)),
    };
  }

  /** By key and not by offset: a record that changes meanwhile moves to the end and would push another one over the edge of a page. */
  private async query(): Promise<Queried> {
    const { account, kind, log } = this.parts;
    const time = utcTime(this.place.time);
    const after = `(${MODIFIED} > ${time} OR (${MODIFIED} = ${time} AND r.id > ${this.place.id}))`;
    const columns = `r.id, ${inUtc('r.lastmodifieddate')} AS modified`;
    const q = `SELECT ${columns} FROM ${kind.from} WHERE ${kind.where} AND ${after} ORDER BY r.lastmodifieddate, r.id`;
    try {
      return await account.query(q, ROWS_A_PAGE);
    } catch (error) {
      if (kind.type !== 'contact' || !isHidden(error)) throw error;
      log.warn({ recordType: kind.type }, 'the role may not see contacts, so none is polled');
      return { rows: [], hasMore: false, at: null, isHiddenType: true };
    }
  }

  private settle(row: QueryRow | undefined, { record, at }: FetchedAt): void {
    if (!row?.['id'] || !row['modified'] || at === null || record?.lastModifiedDate == null) return;
    const isOver = at - Date.parse(record.lastModifiedDate) >= SECOND_OVER_MS;
    if (isOver) this.parts.settled.add(`${this.parts.kind.type}/${row['id']}`, row['modified']);
  }
}
