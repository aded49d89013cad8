import { VendorError, type LoadPage } from '@trueup/connector-kit';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { queryJob, RECORD_TYPES, type QueryJob, type RecordType, type SalesforceRecord } from '../wire';
import { bulkRows } from './bulk-rows';
import { codeOf } from './reader';
import type { RecordRows } from './record-rows';
import type { RestApi } from './rest-api';
import { ofRecords } from './soql';
import type { VisibleFields } from './visible-fields';

type Page = LoadPage<SalesforceRecord>;

/** Records a page: a piece of work that leaves room for other things, and few enough contacts for the relations to come in few calls. */
const PAGE_SIZE = 1_000;
const LOOK_AGAIN_MS = [200, 500, 1_000, 2_000, 5_000];
const NO_MORE = 'null';
/** What the org says of a job or of a place in it that it knows no longer. */
const JOB_ENDED = 'JOB_ENDED';
const FORGOTTEN: readonly (string | undefined)[] = ['NOT_FOUND', 'INVALID_QUERY_LOCATOR', JOB_ENDED];

/** A place in a load: a bulk query for each type of record, and how far the results were read. A null type: all of them were. */
const cursor = z.object({
  jobs: z.array(z.object({ type: z.enum(['Account', 'Contact', 'Lead']), id: z.string() })),
  type: z.enum(['Account', 'Contact', 'Lead']).nullable(),
  locator: z.string().nullable(),
});
type Cursor = z.output<typeof cursor>;

export interface LoaderParts {
  readonly rest: RestApi;
  readonly fields: VisibleFields;
  readonly rows: RecordRows;
}

/** All records there are, by bulk queries: businesses, then contacts with their relations, then leads. The org keeps the results for seven days. */
export class Loader {
  constructor(private readonly parts: LoaderParts) {}

  /** From a place on, if the org still knows it, else from the beginning. */
  async *load(from: string | null, signal: AbortSignal): AsyncGenerator<Page> {
    const known = placeOf(from);
    if (known) {
      try {
        return yield* this.pages(known, signal);
      } catch (error) {
        if (!FORGOTTEN.includes(codeOf(error))) throw error;
      }
    }
    yield* this.pages(await this.begin(), signal);
  }

  private async begin(): Promise<Cursor> {
    const jobs: { type: RecordType; id: string }[] = [];
    for (const type of RECORD_TYPES) {
      const id = await this.parts.fields.reading(type, (fields) => this.ask(type, fields));
      if (id !== undefined) jobs.push({ type, id });
    }
    return { jobs, type: jobs[0]?.type ?? null, locator: null };
  }

  private async ask(type: RecordType, fields: Awaited<ReturnType<VisibleFields['of']>>): Promise<string | undefined> {
    if (!fields.isThere) return undefined;
    const where = ofRecords(type, fields).join(' AND ');
    const query = `SELECT ${fields.readable.join(', ')} FROM ${type}${where ? ` WHERE ${where}` : ''}`;
    const { body } = await this.parts.rest.call({ method: 'POST', path: '/jobs/query', body: { operation: 'query', query } });
    return queryJob.parse(body).id;
  }

  private async *pages(start: Cursor, signal: AbortSignal): AsyncGenerator<Page> {
    const first = start.jobs.findIndex(({ type }) => type === start.type);
    if (first < 0) return;
    const done = await Promise.all(start.jobs.map(({ id }) => this.completed(id, signal)));
    if (signal.aborted) return;
    const total = done.reduce((sum, job) => sum + (job?.numberRecordsProcessed ?? 0), 0);
    for (const [index, { type, id }] of start.jobs.entries()) {
      if (index < first) continue;
      const next = start.jobs[index + 1]?.type ?? null;
      let locator = index === first ? start.locator : null;
      do {
        if (signal.aborted) return;
        const page = await this.page({ type, id }, locator);
        locator = page.locator;
        const place: Cursor = locator === null ? { ...start, type: next, locator } : { ...start, type, locator };
        yield { records: page.records, cursor: JSON.stringify(place), total };
      } while (locator !== null);
    }
  }

  /** Until the job is complete; undefined where the load was stopped meanwhile. A job that failed is begun anew like a forgotten one. */
  private async completed(id: string, signal: AbortSignal): Promise<QueryJob | undefined> {
    for (let look = 0; !signal.aborted; look += 1) {
      const job = queryJob.parse((await this.parts.rest.call({ method: 'GET', path: `/jobs/query/${id}` })).body);
      if (job.state === 'JobComplete') return job;
      if (job.state === 'Failed' || job.state === 'Aborted') throw jobEnded(job.state);
      await wait(LOOK_AGAIN_MS[Math.min(look, LOOK_AGAIN_MS.length - 1)]);
    }
    return undefined;
  }

  private async page(
    { type, id }: { type: RecordType; id: string },
    locator: string | null,
  ): Promise<{ records: Page['records']; locator: string | null }> {
    const query = new URLSearchParams({ maxRecords: String(PAGE_SIZE), ...(locator === null ? {} : { locator }) });
    const path = `/jobs/query/${id}/results?${query.toString()}`;
    const { text, headers } = await this.parts.rest.text({ method: 'GET', path, headers: { accept: 'text/csv' } });
    const next = headers.get('sforce-locator') ?? NO_MORE;
    const rows = bulkRows(text, { type, fields: await this.parts.fields.of(type) });
    return { records: await this.parts.rows.read(type, rows), locator: next === NO_MORE ? null : next };
  }
}

function jobEnded(state: string): VendorError {
  return new VendorError({ kind: 'transient', code: JOB_ENDED, message: `A bulk query ended as ${state}.` });
}

function placeOf(from: string | null): Cursor | undefined {
  if (from === null) return undefined;
  try {
    return cursor.parse(JSON.parse(from));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}
