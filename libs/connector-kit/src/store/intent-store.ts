import type { Transaction } from '@trueup/event-bus';
import type { Intent } from '../held/held-record';
import type { RecordRef } from '../records';
import { refKey } from './held-store';

/** A write as it is promised before the call. */
export interface NewIntent extends Intent {
  readonly intentId: string;
  readonly type: string;
  /** Null for a create. */
  readonly recordId: string | null;
  readonly createKey: string;
  readonly correlations: readonly string[];
}

const KEPT_MS = 86_400_000;

export async function promise(tx: Transaction, system: string, intents: readonly NewIntent[]): Promise<void> {
  if (intents.length === 0) return;
  await tx.query(
    `INSERT INTO write_intent (intent_id, system, type, record_id, create_key, customer_id, golden_version, hashes, correlations, state, at)
     SELECT i."intentId", $1, i.type, i."recordId", i."createKey", i."customerId", i."goldenVersion", i.hashes,
       ARRAY(SELECT jsonb_array_elements_text(i.correlations)), 'pending', i.at
     FROM jsonb_to_recordset($2::jsonb) AS i("intentId" uuid, type text, "recordId" text, "createKey" text, "customerId" text,
       "goldenVersion" int, hashes jsonb, correlations jsonb, at bigint)`,
    [system, JSON.stringify(intents)],
  );
  await tx.query(`DELETE FROM write_intent WHERE system = $1 AND at < $2`, [system, (intents[0]?.at ?? 0) - KEPT_MS]);
}

/** The target answered for a promise: it took it, or it refused it. A call without an answer stays pending, for it may have arrived. */
export async function answer(
  tx: Transaction,
  intentId: string,
  answered: { readonly state: 'confirmed' | 'failed'; readonly ref: RecordRef | null },
): Promise<void> {
  await tx.query(`UPDATE write_intent SET state = $2, record_id = COALESCE($3, record_id) WHERE intent_id = $1`, [
    intentId,
    answered.state,
    answered.ref?.id ?? null,
  ]);
}

interface IntentRow extends Omit<Intent, 'at'> {
  readonly type: string;
  readonly recordId: string | null;
  readonly createKey: string;
  readonly at: string;
}

/** The intents of these records, the oldest first, by record; a record that carries one of our create keys has that key's intents too. */
export async function intentsOf(
  tx: Transaction,
  system: string,
  records: readonly { readonly ref: RecordRef; readonly ourKey: string | null }[],
): Promise<Map<string, Intent[]>> {
  const rows = await tx.query<IntentRow>(
    `SELECT type, record_id AS "recordId", create_key AS "createKey", customer_id AS "customerId", golden_version AS "goldenVersion",
       hashes, state, at
     FROM write_intent
     WHERE system = $1 AND ((type, record_id) IN (SELECT * FROM unnest($2::text[], $3::text[])) OR (record_id IS NULL AND create_key = ANY($4::text[])))
     ORDER BY at, intent_id`,
    [system, records.map(({ ref }) => ref.type), records.map(({ ref }) => ref.id), records.flatMap(({ ourKey }) => ourKey ?? [])],
  );
  const own = (record: { ref: RecordRef; ourKey: string | null }) =>
    rows
      .filter((row) =>
        row.recordId === null ? row.createKey === record.ourKey : row.type === record.ref.type && row.recordId === record.ref.id,
      )
      .map((row) => ({ ...row, at: Number(row.at) }));
  return new Map(records.map((record) => [refKey(record.ref), own(record)]));
}
