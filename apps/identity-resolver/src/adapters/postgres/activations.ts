import type { CustomerContractActivated, EventMeta } from '@trueup/canonical-schema';
import { activationProblem, type Activation } from '../../use-cases/activate-contract';
import type { KnownActivation } from '../../use-cases/next-activation';

interface Query {
  query<R = unknown>(sql: string, parameters?: unknown[]): Promise<R[]>;
}

/** Held shared by whoever judges and alone by whoever changes by what is judged, so that no judgement outlives its contract. */
const LOCK = 741_300;

/** An activation as it was published, without its texts. Meta is null for one from before it was kept. */
export interface StoredActivation extends KnownActivation {
  readonly activatedBy: string | null;
  readonly reason: string | null;
  readonly meta: EventMeta | null;
  /** When its records were queued to be judged again, epoch ms; null while they are not. */
  readonly queuedAt: number | null;
  /** How many were queued. */
  readonly queuedRows: number;
}

/** What an activation makes count; null for one from before texts were kept. */
export interface ActivationTexts {
  readonly document: string | null;
  readonly modelDocument: string | null;
}

/** This process has read another contract or model than the one that counts. Nothing is wrong with what was to be judged. */
export class NotActive extends Error {
  /** By it the bus waits instead of suspecting a record. */
  readonly status = 503;
}

const SHORT = 'contract, model, effective_from::float8 AS "effectiveFrom", event_id::text AS "eventId", meta';
const STORED = `${SHORT}, activated_by AS "activatedBy", reason, queued_at::float8 AS "queuedAt",
  coalesce(queued_rows, 0)::float8 AS "queuedRows"`;

/** The activation that counts at `now`; one for the future does not yet. Undefined before the first. */
export async function activeContract(tx: Query, now: number): Promise<KnownActivation | undefined> {
  const [active] = await tx.query<KnownActivation>(
    `SELECT ${SHORT} FROM activation WHERE effective_from <= $1 ORDER BY effective_from DESC, event_id DESC LIMIT 1`,
    [now],
  );
  return active;
}

/** Every activation, the newest first. */
export async function allActivations(tx: Query): Promise<StoredActivation[]> {
  return tx.query<StoredActivation>(`SELECT ${STORED} FROM activation ORDER BY effective_from DESC, event_id DESC`);
}

/** The texts of activations, by event id. */
export async function activationTexts(tx: Query, eventIds: readonly string[]): Promise<ReadonlyMap<string, ActivationTexts>> {
  const rows = await tx.query<ActivationTexts & { eventId: string }>(
    `SELECT event_id::text AS "eventId", document, model_document AS "modelDocument" FROM activation WHERE event_id = ANY($1::uuid[])`,
    [eventIds],
  );
  return new Map(rows.map(({ eventId, ...texts }) => [eventId, texts]));
}

type JudgedSince = KnownActivation & Pick<ActivationTexts, 'modelDocument'>;

/** By what the others were judged when an activation begins to count: by that whose records were queued last, and by those that counted since. */
export async function judgedSinceQueued(tx: Query, { eventId, effectiveFrom }: KnownActivation): Promise<JudgedSince[]> {
  return tx.query<JudgedSince>(
    `SELECT ${SHORT}, model_document AS "modelDocument" FROM activation WHERE event_id <> $1 AND effective_from <= $2 AND effective_from >= coalesce(
       (SELECT effective_from FROM activation WHERE queued_at IS NOT NULL ORDER BY queued_at DESC, effective_from DESC LIMIT 1), 0)`,
    [eventId, effectiveFrom],
  );
}

/** Keeps an activation, once. The first of a cell has nobody to judge again. */
export async function saveActivation(tx: Query, event: CustomerContractActivated): Promise<void> {
  const { contract, model, effectiveFrom, meta, document, modelDocument, activatedBy, reason } = event;
  await tx.query(
    `INSERT INTO activation (contract, model, effective_from, event_id, document, model_document, activated_by, reason, meta, queued_at, queued_rows)
     SELECT $1, $2, $3::bigint, $4, $5, $6, $7, $8, $9, CASE WHEN EXISTS (SELECT FROM activation) THEN NULL ELSE $3::bigint END, 0
     ON CONFLICT DO NOTHING`,
    [contract, model, effectiveFrom, meta.eventId, document, modelDocument, activatedBy, reason, JSON.stringify(meta)],
  );
}

/** Waits until nobody judges and lets nobody judge until the transaction ends. */
export async function holdJudgement(tx: Query): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
}

/** Epoch ms by the clock of the database, which all replicas share. */
export async function databaseTime(tx: Query): Promise<number> {
  const [row] = await tx.query<{ now: number }>('SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now');
  return row?.now ?? 0;
}

/**
 * Makes sure that these versions count until the transaction ends, and gives the activation by which they do. Throws NotActive where
 * others do. It is asked before anything else, since a statement sees what was committed when it began.
 */
export async function mustCount(tx: Query, own: Activation): Promise<KnownActivation & Pick<StoredActivation, 'meta'>> {
  await tx.query('SELECT pg_advisory_xact_lock_shared($1)', [LOCK]);
  const [active] = await tx.query<KnownActivation & Pick<StoredActivation, 'meta'>>(
    `SELECT ${SHORT} FROM activation WHERE effective_from <= extract(epoch FROM clock_timestamp()) * 1000
     ORDER BY effective_from DESC, event_id DESC LIMIT 1`,
  );
  const problem = active ? activationProblem(active, own) : 'No contract is active yet.';
  if (!active || problem) throw new NotActive(problem);
  return active;
}
