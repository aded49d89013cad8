import { refused } from '../api-fault';
import { type QueryJob, stateOf } from '../bulk/query-job';
import { type QueryJobs, wishOf } from '../bulk/query-jobs';
import { renderCsv } from '../bulk/render-csv';
import type { Org } from '../org';
import { apiTime } from '../records/record-row';
import type { ApiCall, ApiReply, ApiRoute } from './api-call';
import { API_VERSION } from './in-transaction';
import { readBody } from './read-body';

const MOST_RECORDS = 50_000;
const NO_MORE = 'null';

const locatorOf = (from: number): string => Buffer.from(`from:${from}`).toString('base64url');

function startOf(locator: string | null): number {
  if (locator === null) return 0;
  const from = /^from:(\d+)$/.exec(Buffer.from(locator, 'base64url').toString('utf8'))?.[1];
  if (from === undefined) throw refused('INVALID_QUERY_LOCATOR', 'invalid query locator');
  return Number(from);
}

function sizeOf(given: string | null): number {
  const size = Number(given ?? MOST_RECORDS);
  if (!Number.isInteger(size) || size < 1) throw refused('INVALID_ARGUMENT', 'maxRecords must be a positive number');
  return Math.min(size, MOST_RECORDS);
}

/** `/jobs/query`: Bulk API 2.0 queries, asked for, watched, read in pages of CSV, aborted and thrown away. */
export function queryJobRoutes(org: Org, jobs: QueryJobs): ApiRoute[] {
  const now = () => ({ now: org.now(), jobMs: jobs.options.jobMs });
  const jobOf = (call: ApiCall): QueryJob => jobs.get(call.actor, call.params.id);

  const told = (job: QueryJob): Record<string, unknown> => {
    const state = stateOf(job, now());
    const time = apiTime(job.createdAt);
    const facts = { id: job.id, operation: job.operation, object: job.result.object, createdById: job.actor.userId, createdDate: time };
    const form = { contentType: 'CSV', columnDelimiter: job.columnDelimiter, lineEnding: job.lineEnding };
    return {
      ...facts,
      systemModstamp: time,
      state,
      concurrencyMode: 'Parallel',
      apiVersion: Number(API_VERSION),
      jobType: 'V2Query',
      ...form,
      ...(state === 'JobComplete' ? { numberRecordsProcessed: job.result.ids.length, retries: 0, totalProcessingTime: 100 } : {}),
    };
  };
  const results = (call: ApiCall): ApiReply => {
    const job = jobOf(call);
    if (stateOf(job, now()) !== 'JobComplete') throw refused('INVALIDJOBSTATE', 'Results are there when the job is complete.');
    const from = startOf(call.query.get('locator'));
    const until = from + sizeOf(call.query.get('maxRecords'));
    const rows = job.result.ids.slice(from, until).flatMap((id) => org.store.get(job.result.object, id) ?? []);
    const headers = {
      'content-type': 'text/csv; charset=UTF-8',
      'sforce-locator': until < job.result.ids.length ? locatorOf(until) : NO_MORE,
      'sforce-numberofrecords': String(rows.length),
    };
    return { status: 200, headers, body: renderCsv(org, job, rows) };
  };
  const abort = (call: ApiCall): ApiReply => {
    const job = jobOf(call);
    const { state } = readBody(call);
    if (state !== 'Aborted') throw refused('INVALIDJOBSTATE', 'A query job can only be aborted.');
    if (stateOf(job, now()) === 'JobComplete') throw refused('INVALIDJOBSTATE', 'Aborting is not allowed once the job is complete.');
    job.abortedAt = org.now();
    return { status: 200, body: told(job) };
  };
  const remove = (call: ApiCall): ApiReply => {
    const job = jobOf(call);
    const isDone = ['JobComplete', 'Aborted', 'Failed'].includes(stateOf(job, now()));
    if (!isDone) throw refused('INVALIDJOBSTATE', 'The job is still at work; abort it first.');
    jobs.drop(job);
    return { status: 204 };
  };
  const list = (call: ApiCall): ApiReply => ({
    status: 200,
    body: { done: true, nextRecordsUrl: null, records: jobs.all(call.actor).map(told) },
  });
  return [
    {
      method: 'POST',
      pattern: '/jobs/query',
      handler: (call) => ({ status: 200, body: told(jobs.create(call.actor, wishOf(readBody(call)))) }),
      writes: false,
    },
    { method: 'GET', pattern: '/jobs/query', handler: list },
    { method: 'GET', pattern: '/jobs/query/:id', handler: (call) => ({ status: 200, body: told(jobOf(call)) }) },
    { method: 'GET', pattern: '/jobs/query/:id/results', handler: results },
    { method: 'PATCH', pattern: '/jobs/query/:id', handler: abort, writes: false },
    { method: 'DELETE', pattern: '/jobs/query/:id', handler: remove, writes: false },
  ];
}
