import { isExported } from '@trueup/sandbox-kit';
import { ApiFault, refused } from '../api-fault';
import type { Actor } from '../auth/actor';
import type { Org } from '../org';
import { parseQuery } from '../soql/parse-query';
import { runQuery } from '../soql/run-query';
import { DELIMITERS, type QueryJob } from './query-job';

export interface JobWish {
  operation: QueryJob['operation'];
  query: string;
  columnDelimiter: QueryJob['columnDelimiter'];
  lineEnding: QueryJob['lineEnding'];
}

const DAY_MS = 86_400_000;
const KEPT_MS = 7 * DAY_MS;

const isOneOf = <T extends string>(value: unknown, list: readonly T[]): value is T => list.includes(value as T);

/** What a request asks for. Throws what the vendor refuses: no query, no CSV, another operation. */
export function wishOf(body: Record<string, unknown>): JobWish {
  const { operation, query, contentType = 'CSV', columnDelimiter = 'COMMA', lineEnding = 'LF' } = body;
  if (!isOneOf(operation, ['query', 'queryAll'])) throw refused('INVALIDJOB', `Unable to parse Job: operation ${String(operation)}`);
  if (typeof query !== 'string' || query === '') throw refused('INVALIDJOB', 'Unable to parse Job: query is missing');
  if (contentType !== 'CSV') throw refused('INVALIDJOB', `Unable to parse Job: content type ${String(contentType)}`);
  const delimiters = Object.keys(DELIMITERS) as (keyof typeof DELIMITERS)[];
  if (!isOneOf(columnDelimiter, delimiters) || !isOneOf(lineEnding, ['LF', 'CRLF'])) throw refused('INVALIDJOB', 'Unable to parse Job');
  return { operation, query, columnDelimiter, lineEnding };
}

function checkBulk(soql: string): void {
  const query = parseQuery(soql);
  const isRefused = query.isCount || query.offset > 0 || query.fieldSet !== undefined;
  if (isRefused) throw refused('API_ERROR', 'FeatureNotEnabled: COUNT(), OFFSET and FIELDS() are not supported in a bulk query');
}

/** The bulk queries of the org, for seven days. They are not kept over a restart. */
export class QueryJobs {
  private readonly jobs = new Map<string, QueryJob>();
  private sequence = 0;

  constructor(
    private readonly org: Org,
    readonly options: { readonly jobMs: number; readonly dailyQueries: number },
  ) {}

  /** How many may still be asked for within 24 hours. */
  remaining(): number {
    const since = this.org.now() - DAY_MS;
    return Math.max(0, this.options.dailyQueries - [...this.jobs.values()].filter((job) => job.createdAt > since).length);
  }

  create(actor: Actor, wish: JobWish): QueryJob {
    if (this.remaining() === 0) throw new ApiFault(403, 'REQUEST_LIMIT_EXCEEDED', 'DailyBulkV2QueryJobs Limit exceeded.');
    const { query, ...rest } = wish;
    const result = this.run(actor, wish);
    const compound = result.select.find(({ field }) => field.type === 'address');
    if (compound)
      throw refused('API_ERROR', `FeatureNotEnabled: Selecting compound data not supported in Bulk Query: ${compound.field.name}`);
    this.sequence += 1;
    const id = `750${this.org.id.slice(3, 9)}${String(this.sequence).padStart(6, '0')}AAA`;
    const listed = result.ids.filter((one) => isExported(one, this.org.faults.exportShare));
    const job: QueryJob = { id, actor, createdAt: this.org.now(), ...rest, result: { ...result, ids: listed } };
    this.jobs.set(id, job);
    return job;
  }

  /** Throws 404 where there is no such job of this caller's, or no longer. */
  get(actor: Actor, id: string | undefined): QueryJob {
    const job = this.jobs.get(id ?? '');
    if (!job || job.actor.userId !== actor.userId || this.org.now() - job.createdAt > KEPT_MS) {
      throw new ApiFault(404, 'NOT_FOUND', 'The requested resource does not exist');
    }
    return job;
  }

  drop(job: QueryJob): void {
    this.jobs.delete(job.id);
  }

  all(actor: Actor): QueryJob[] {
    return [...this.jobs.values()].filter((job) => job.actor.userId === actor.userId);
  }

  /** A query that cannot run is told as an API error, the query's own code in its message. */
  private run(actor: Actor, { query, operation }: JobWish): QueryJob['result'] {
    try {
      checkBulk(query);
      return runQuery({ org: this.org, actor }, query, operation === 'queryAll');
    } catch (error) {
      if (!(error instanceof ApiFault) || error.errorCode === 'API_ERROR') throw error;
      throw refused('API_ERROR', `${error.errorCode}: ${error.message.trim()}`);
    }
  }
}
