import type { DataSource } from 'typeorm';

/** A decision as its topic told it. Times are epoch milliseconds. */
export interface ReadDecision {
  readonly decisionId: string;
  readonly kind: string;
  /** system/type/id. */
  readonly records: readonly string[];
  readonly reviewId: string | null;
  readonly accept: boolean | null;
  readonly slot: string | null;
  readonly key: string;
  readonly context: string;
  /** JSON, of pins. */
  readonly value: string | null;
  readonly author: string;
  readonly reason: string;
  readonly decidedAt: number;
  readonly expiresAt: number | null;
  readonly retireOnSourceChange: boolean;
}

/** The decisions for which a condition holds, the newest first; 100 at most. */
export function decisionsWhere(database: DataSource, condition: string, parameters: readonly unknown[]): Promise<ReadDecision[]> {
  return database.query<ReadDecision[]>(
    `SELECT decision_id AS "decisionId", kind, records, review_id AS "reviewId", accept, slot, key, context, value, author, reason,
       decided_at::float8 AS "decidedAt", expires_at::float8 AS "expiresAt", retire_on_source_change AS "retireOnSourceChange"
     FROM decision WHERE ${condition} ORDER BY decided_at DESC LIMIT 100`,
    [...parameters],
  );
}
