import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';

const POLL_MS = 50;

/** What of the observed topic is behind the resolver, and whether what follows from it is in Kafka. */
interface Progress {
  readonly handled: number;
  readonly isTold: boolean;
  readonly parked: number;
}

export interface Span {
  /** Records of the topic that were handled before the measure began. */
  readonly before: number;
  readonly count: number;
  readonly timeoutMs: number;
  /** False once the resolver has ended. */
  isRunning(): boolean;
  onProgress(fraction: number): void;
  /** Seconds of CPU used so far, by process. */
  cpuSeconds(): Readonly<Record<string, number>>;
}

export interface Throughput {
  /** Records. */
  readonly perSecond: number;
  /** Microseconds of CPU for each record, by process. */
  readonly cpu: Readonly<Record<string, number>>;
}

interface Mark {
  readonly at: number;
  readonly handled: number;
  readonly cpu: Readonly<Record<string, number>>;
}

/**
 * Records per second from the first commit that is seen to the last snapshot that is in Kafka: those handled in between,
 * by the time in between. Throws where the resolver ends, parks a record or is not done in time.
 */
export async function measureThroughput(database: DataSource, span: Span): Promise<Throughput> {
  const deadline = Date.now() + span.timeoutMs;
  let first: Mark | undefined;
  for (;;) {
    const { handled, isTold, parked } = await progressOf(database, span.before + span.count);
    if (parked > 0) throw new Error(`${parked} records were parked.`);
    if (!span.isRunning()) throw new Error('The resolver ended; its log says why.');
    if (Date.now() > deadline) throw new Error(`Only ${handled - span.before} of ${span.count} records after ${span.timeoutMs} ms.`);
    if (handled > span.before) first ??= { at: performance.now(), handled, cpu: span.cpuSeconds() };
    span.onProgress((handled - span.before) / span.count);
    if (first && isTold && handled >= span.before + span.count)
      return between(first, { at: performance.now(), handled, cpu: span.cpuSeconds() });
    await sleep(POLL_MS);
  }
}

function between(first: Mark, last: Mark): Throughput {
  const count = last.handled - first.handled;
  const cpu = Object.entries(last.cpu).map(([name, seconds]) => [name, Math.round(((seconds - (first.cpu[name] ?? 0)) / count) * 1e6)]);
  return { perSecond: (count / (last.at - first.at)) * 1_000, cpu: Object.fromEntries(cpu) as Record<string, number> };
}

/** The outbox is looked at only when all is handled: rows that are gone lie there until a vacuum, and a look goes through them. */
async function progressOf(database: DataSource, all: number): Promise<Progress> {
  const [row] = await database.query<{ handled: number; told: boolean; parked: number }[]>(
    `SELECT handled, CASE WHEN handled >= $1 THEN NOT EXISTS (SELECT FROM outbox) ELSE false END AS told,
       (SELECT count(*)::int FROM parked) AS parked
     FROM (SELECT coalesce(sum(next), 0)::int AS handled FROM consumer_offset WHERE topic LIKE '%customer.observed.v1') AS progress`,
    [all],
  );
  return { handled: row?.handled ?? 0, isTold: row?.told ?? false, parked: row?.parked ?? 0 };
}
