import type { Transaction } from '@trueup/event-bus';
import type { StoredDecision } from '../../judgement/slice';

type Query = Pick<Transaction, 'query'>;

/** In place of its kind: the decision is published and was not taken in yet. Nothing but the next decision looks at it. */
const FORTHCOMING = 'forthcoming';

/** What was decided on these records and taken in. */
export function decisionsOn(tx: Query, keys: readonly string[]): Promise<StoredDecision[]> {
  return bodies(tx, keys, `kind <> '${FORTHCOMING}'`);
}

/** What was published about these records and not taken in yet. */
export function forthcomingAbout(tx: Query, keys: readonly string[]): Promise<StoredDecision[]> {
  return bodies(tx, keys, `kind = '${FORTHCOMING}'`);
}

/** Takes decisions in; one that was taken in before stays as it is. */
export function saveDecisions(tx: Query, decisions: readonly StoredDecision[]): Promise<void> {
  return save(
    tx,
    decisions.map((body) => ({ kind: body.kind, body })),
  );
}

/** Remembers decisions with the transaction that publishes them. */
export function saveForthcoming(tx: Query, decisions: readonly StoredDecision[]): Promise<void> {
  return save(
    tx,
    decisions.map((body) => ({ kind: FORTHCOMING, body })),
  );
}

async function save(tx: Query, rows: readonly { readonly kind: string; readonly body: StoredDecision }[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `WITH given AS (SELECT d->'body' AS body, d->>'kind' AS kind FROM jsonb_array_elements($1::jsonb) AS d),
       named AS (INSERT INTO decision_record SELECT DISTINCT r, body->>'decisionId' FROM given, jsonb_array_elements_text(body->'records') AS r ON CONFLICT DO NOTHING)
     INSERT INTO decision SELECT DISTINCT ON (body->>'decisionId') body->>'decisionId', kind, body FROM given
     ON CONFLICT (decision_id) DO UPDATE SET kind = excluded.kind, body = excluded.body WHERE decision.kind = '${FORTHCOMING}'`,
    [JSON.stringify(rows)],
  );
}

async function bodies(tx: Query, keys: readonly string[], condition: string): Promise<StoredDecision[]> {
  const rows = await tx.query<{ body: StoredDecision }>(
    `SELECT body FROM decision WHERE decision_id IN (SELECT decision_id FROM decision_record WHERE record_key = ANY($1::text[])) AND ${condition}`,
    [keys],
  );
  return rows.map(({ body }) => body);
}
