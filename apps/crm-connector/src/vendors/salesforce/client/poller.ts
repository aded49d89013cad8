import type { Notice, PollPage } from '@trueup/connector-kit';
import { isHiddenFault } from '../faults';
import { RECORD_TYPES, RELATION, type RecordType, type SalesforceRecord } from '../wire';
import type { RecordRows } from './record-rows';
import type { RestApi } from './rest-api';
import { moment, ofRecords, pagesOf, type Page } from './soql';
import type { StandingRecords } from './standing-records';
import type { TypeFields, VisibleFields } from './visible-fields';

export interface PollerParts {
  readonly rest: RestApi;
  readonly fields: VisibleFields;
  readonly rows: RecordRows;
  readonly standing: StandingRecords;
}

/** What changed since, by `SystemModstamp`. */
export class Poller {
  constructor(private readonly parts: PollerParts) {}

  /** Deleted records too; epoch milliseconds. A first reading leaves out what lies in the recycle bin. */
  async *poll(since: number | null, signal: AbortSignal): AsyncGenerator<PollPage<SalesforceRecord>> {
    let began: number | null = null;
    for (const type of RECORD_TYPES) {
      for await (const page of this.changedPages(type, since)) {
        if (signal.aborted) return;
        began ??= page.calledAt;
        yield { records: await this.parts.rows.read(type, page.records), upTo: since ?? 0 };
      }
    }
    if (since !== null) yield* this.relations(since, signal);
    // What changes while the pages are read may be in none of them: all that is sure is the time at which the first was asked for.
    yield { upTo: Math.max(began ?? 0, since ?? 0) };
  }

  private async *changedPages(type: RecordType, since: number | null): AsyncGenerator<Page> {
    const pages = (fields: TypeFields) => {
      const conditions = [...(since === null ? ofRecords(type, fields) : ofPeople(type, fields)), ...changedSince(since)];
      const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
      const soql = `SELECT ${[...fields.readable, 'IsDeleted', 'MasterRecordId'].join(', ')} FROM ${type}${where} ORDER BY SystemModstamp, Id`;
      return pagesOf(this.parts.rest, soql, { withDeleted: since !== null });
    };
    const fields = await this.parts.fields.of(type);
    if (!fields.isThere) return;
    try {
      yield* pages(fields);
    } catch (error) {
      if (!isHiddenFault(error)) throw error;
      const fresh = await this.parts.fields.refresh(type);
      if (fresh.isThere) yield* pages(fresh);
    }
  }

  /** A relation that changed is a change of its contact, whose own time stays. */
  private async *relations(since: number, signal: AbortSignal): AsyncGenerator<PollPage<SalesforceRecord>> {
    const { isThere } = await this.parts.fields.of(RELATION);
    if (!isThere) return;
    const soql = `SELECT Id, ContactId FROM ${RELATION} WHERE ${changedSince(since).join('')}`;
    for await (const page of pagesOf(this.parts.rest, soql, { withDeleted: true })) {
      if (signal.aborted) return;
      for (const row of page.records) this.parts.standing.learnRelation(row.Id, String(row.ContactId));
      const refs = await this.parts.standing.standFor(page.records.map(({ Id }) => ({ type: RELATION, id: Id })));
      const notices = new Map(refs.flatMap((ref): [string, Notice][] => (ref ? [[ref.id, { ref }]] : [])));
      yield { notices: [...notices.values()], upTo: since };
    }
  }
}

function changedSince(since: number | null): string[] {
  return since === null ? [] : [`SystemModstamp >= ${moment(Math.max(since, 0))}`];
}

/** A converted lead is told too, for it says what it became. */
function ofPeople(type: RecordType, fields: TypeFields): string[] {
  return type === 'Lead' ? [] : ofRecords(type, fields);
}
