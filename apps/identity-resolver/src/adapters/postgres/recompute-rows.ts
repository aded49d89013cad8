import { sourceKey } from '@trueup/canonical-schema';
import type { RecomputeStep } from '../../use-cases/recompute-steps';

interface Query {
  query<R = unknown>(sql: string, parameters?: unknown[]): Promise<R[]>;
}

/** A record that an activation concerns and what is to be done with it. */
export interface RecomputeRow {
  readonly step: RecomputeStep;
  readonly foundingId: string;
  readonly key: string;
}

/** Queues all records to be compared again, or the founders of all customers to be judged again; gives how many were not queued yet. */
export async function queueRecompute(tx: Query, steps: readonly RecomputeStep[]): Promise<number> {
  let queued = 0;
  for (const step of steps) {
    const rows = await tx.query<{ count: number }>(
      `WITH put AS (
         INSERT INTO recompute (step, founding_id) SELECT $1, founding_id FROM source_record
         ${step === 'judge' ? 'WHERE founding_id = customer_id' : ''} ON CONFLICT DO NOTHING RETURNING 1)
       SELECT count(*)::float8 AS count FROM put`,
      [step],
    );
    queued += rows[0]?.count ?? 0;
  }
  return queued;
}

/**
 * Holds at most so many that nobody else works on. Nobody is judged while anybody is still to be compared: edges of two models would
 * make customers that neither makes.
 */
export async function takeRecompute(
  tx: Query,
  { most, except }: { readonly most: number; readonly except: readonly string[] },
): Promise<RecomputeRow[]> {
  const rows = await tx.query<{ step: RecomputeStep; founding_id: string; system: string; type: string; id: string }>(
    `SELECT r.step, r.founding_id, s.system, s.type, s.id FROM recompute r JOIN source_record s USING (founding_id)
     WHERE r.founding_id <> ALL($2::uuid[])
       AND r.step = CASE WHEN EXISTS (SELECT FROM recompute WHERE step = 'normalise') THEN 'normalise'
                         WHEN EXISTS (SELECT FROM recompute WHERE step = 'compare') THEN 'compare' ELSE 'judge' END
     ORDER BY r.step, r.founding_id LIMIT $1 FOR UPDATE OF r SKIP LOCKED`,
    [most, except],
  );
  return rows.map(({ step, founding_id, ...source }) => ({ step, foundingId: founding_id, key: sourceKey(source) }));
}

export async function endRecompute(tx: Query, rows: readonly RecomputeRow[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  await tx.query('DELETE FROM recompute WHERE step = $1 AND founding_id = ANY($2::uuid[])', [
    first.step,
    rows.map(({ foundingId }) => foundingId),
  ]);
}

/** How many records and customers there are. */
export async function storedNow(tx: Query): Promise<{ readonly records: number; readonly customers: number }> {
  const [row] = await tx.query<{ records: number; customers: number }>(
    'SELECT count(*)::float8 AS records, count(*) FILTER (WHERE founding_id = customer_id)::float8 AS customers FROM source_record',
  );
  return row ?? { records: 0, customers: 0 };
}

/** How many are left, by what is to be done with them. They are counted as they come and go: however many there are, a few rows are read. */
export async function recomputeLeft(tx: Query): Promise<Readonly<Record<RecomputeStep, number>>> {
  const rows = await tx.query<{ step: RecomputeStep; count: number }>(
    'SELECT step, sum(records)::float8 AS count FROM recompute_left GROUP BY step',
  );
  return { normalise: 0, compare: 0, judge: 0, ...Object.fromEntries(rows.map(({ step, count }) => [step, count])) };
}
