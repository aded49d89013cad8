import type { LoadRun } from '@trueup/canonical-schema';
import type { Transaction } from '@trueup/event-bus';

/** A load with what goes on from where it stands. */
export interface StoredLoad extends LoadRun {
  readonly state: 'running' | 'finished' | 'failed';
  /** After the last page that is safe; null before the first. */
  readonly cursor: string | null;
  /** Lately, smoothed; null before the first page. */
  readonly perSecond: number | null;
}

type StoredRow = { readonly [Name in keyof StoredLoad]: StoredLoad[Name] | string };

const COLUMNS = `generation, state, records, total, cursor, per_second AS "perSecond", problem, started_at AS "startedAt", finished_at AS "finishedAt"`;
/** How much the newest page counts in the rate. */
const NEWEST = 0.2;

/** Begins a load; undefined where one runs already. */
export async function beginLoad(tx: Transaction, system: string, now: number): Promise<StoredLoad | undefined> {
  const rows = await tx.query<StoredRow>(
    `INSERT INTO load_run AS l (system, generation, state, records, started_at) VALUES ($1, 1, 'running', 0, $2)
     ON CONFLICT (system) DO UPDATE SET generation = l.generation + 1, state = 'running', records = 0, total = NULL, cursor = NULL,
       per_second = NULL, problem = NULL, started_at = EXCLUDED.started_at, finished_at = NULL
     WHERE l.state <> 'running' RETURNING ${COLUMNS}`,
    [system, now],
  );
  return rows[0] && loadOf(rows[0]);
}

/** The system's last load; undefined where there was none. */
export async function lastLoad(tx: Pick<Transaction, 'query'>, system: string): Promise<StoredLoad | undefined> {
  const [row] = await tx.query<StoredRow>(`SELECT ${COLUMNS} FROM load_run WHERE system = $1`, [system]);
  return row && loadOf(row);
}

/** Counts a page; undefined where the load is no longer where the page was read from, because somebody else goes on with it. */
export async function countPage(
  tx: Transaction,
  system: string,
  page: {
    readonly records: number;
    readonly total: number | null;
    readonly after: string | null;
    readonly cursor: string;
    readonly seconds: number;
  },
): Promise<StoredLoad | undefined> {
  const rows = await tx.query<StoredRow>(
    `UPDATE load_run SET records = records + $2::int, total = COALESCE($3::bigint, total), cursor = $4,
       per_second = COALESCE(per_second * ${1 - NEWEST} + $5::double precision * ${NEWEST}, $5)
     WHERE system = $1 AND state = 'running' AND cursor IS NOT DISTINCT FROM $6 RETURNING ${COLUMNS}`,
    [system, page.records, page.total, page.cursor, page.records / Math.max(0.001, page.seconds), page.after],
  );
  return rows[0] && loadOf(rows[0]);
}

/** Ends a load; `problem` is what stopped it, null where it is through. */
export async function endLoad(
  tx: Transaction,
  system: string,
  end: { readonly problem: string | null; readonly now: number },
): Promise<StoredLoad | undefined> {
  const rows = await tx.query<StoredRow>(
    `UPDATE load_run SET state = CASE WHEN $2::text IS NULL THEN 'finished' ELSE 'failed' END, problem = $2, finished_at = $3,
       total = CASE WHEN $2::text IS NULL THEN records ELSE total END
     WHERE system = $1 AND state = 'running' RETURNING ${COLUMNS}`,
    [system, end.problem, end.now],
  );
  return rows[0] && loadOf(rows[0]);
}

// Postgres gives bigints as text.
function loadOf(row: StoredRow): StoredLoad {
  const numbers = { generation: Number(row.generation), records: Number(row.records), startedAt: Number(row.startedAt) };
  const maybe = { total: numberOf(row.total), finishedAt: numberOf(row.finishedAt), perSecond: numberOf(row.perSecond) };
  return { ...(row as unknown as StoredLoad), ...numbers, ...maybe };
}

function numberOf(value: StoredRow['total']): number | null {
  return value === null ? null : Number(value);
}
