import type { Lifecycle } from '@trueup/canonical-schema';
import type { Transaction } from '@trueup/event-bus';
import type { HeldClaim, HeldRecord } from '../held/held-record';
import type { RecordRef } from '../records';

/** What is held of a record, with the record itself as it was last read. */
export interface Holding {
  readonly ref: RecordRef;
  readonly held: HeldRecord | undefined;
  readonly wire: unknown;
}

type StoredState = Omit<HeldRecord, 'slots'> & { readonly slots: readonly [string, HeldClaim][] };
interface StoredRow {
  readonly type: string;
  readonly id: string;
  readonly state: StoredState | null;
  readonly wire: unknown;
}

/** What is held of these records, locked until the transaction ends. Records that were never seen get an empty row, so that two cannot begin one. */
export async function lockHeld(tx: Transaction, system: string, refs: readonly RecordRef[]): Promise<Map<string, Holding>> {
  if (refs.length === 0) return new Map();
  const parameters = [system, refs.map(({ type }) => type), refs.map(({ id }) => id)];
  await tx.query(
    `INSERT INTO held_record (system, type, id) SELECT DISTINCT $1, r.type, r.id FROM unnest($2::text[], $3::text[]) AS r(type, id)
     ORDER BY 2, 3 ON CONFLICT DO NOTHING`,
    parameters,
  );
  return holdings(await tx.query<StoredRow>(`${SELECT} ORDER BY h.type, h.id FOR UPDATE OF h`, parameters));
}

/** What is held of these records now. */
export async function readHeld(tx: Transaction, system: string, refs: readonly RecordRef[]): Promise<Map<string, Holding>> {
  if (refs.length === 0) return new Map();
  return holdings(await tx.query<StoredRow>(SELECT, [system, refs.map(({ type }) => type), refs.map(({ id }) => id)]));
}

const SELECT = `SELECT h.type, h.id, h.state, h.wire FROM held_record h
  WHERE h.system = $1 AND (h.type, h.id) IN (SELECT * FROM unnest($2::text[], $3::text[]))`;

export async function saveHeld(tx: Transaction, system: string, holdingsToSave: readonly Holding[]): Promise<void> {
  if (holdingsToSave.length === 0) return;
  const rows = holdingsToSave.map(({ ref, held, wire }) => ({
    type: ref.type,
    id: ref.id,
    state: held ? { ...held, slots: [...held.slots] } : null,
    wire: wire ?? null,
    lifecycle: held?.lifecycle ?? ('UNKNOWN' satisfies Lifecycle),
  }));
  await tx.query(
    `INSERT INTO held_record (system, type, id, state, wire, lifecycle)
     SELECT $1, r.type, r.id, r.state, r.wire, r.lifecycle
     FROM jsonb_to_recordset($2::jsonb) AS r(type text, id text, state jsonb, wire jsonb, lifecycle text) ORDER BY r.type, r.id
     ON CONFLICT (system, type, id) DO UPDATE SET state = EXCLUDED.state, wire = EXCLUDED.wire, lifecycle = EXCLUDED.lifecycle`,
    [system, JSON.stringify(rows)],
  );
}

function holdings(rows: readonly StoredRow[]): Map<string, Holding> {
  return new Map(
    rows.map(({ type, id, state, wire }) => [
      refKey({ type, id }),
      { ref: { type, id }, held: state ? { ...state, slots: new Map(state.slots) } : undefined, wire },
    ]),
  );
}

/** One text for a record within its system. */
export function refKey({ type, id }: RecordRef): string {
  return `${type}/${id}`;
}
