import type { Transaction } from '@trueup/event-bus';
import type { RecordRef } from '../records';
import { refKey } from './held-store';

/** A record as a feed or a fetch handed it on. */
export interface Fed {
  readonly ref: RecordRef;
  /** Hash of the body; null where only a notice was handed on. */
  readonly mark: string | null;
  /** Source version; null where it is not known. */
  readonly version: string | null;
}

/**
 * Those that were not handed on in this very state before, so that the overlap of a poll repeats nothing; they are remembered. Whole records
 * are told apart by their body, notices by their version; a notice without one is always new.
 */
export async function onlyNew<T extends Fed>(tx: Transaction, system: string, fed: readonly T[]): Promise<T[]> {
  if (fed.length === 0) return [];
  const rows = await tx.query<Fed['ref'] & { mark: string | null; version: string | null }>(
    `SELECT type, id, mark, version FROM fed_record WHERE system = $1 AND (type, id) IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
    [system, fed.map(({ ref }) => ref.type), fed.map(({ ref }) => ref.id)],
  );
  const known = new Map(rows.map((row) => [refKey(row), row]));
  const fresh = fed.filter(({ ref, mark, version }) => {
    const before = known.get(refKey(ref));
    if (before === undefined || (mark === null && version === null)) return true;
    return mark === null ? before.version !== version : before.mark !== mark;
  });
  await remember(tx, system, fresh);
  return fresh;
}

/** Remembers in which state records were handed on. */
export async function remember(tx: Transaction, system: string, fed: readonly Fed[]): Promise<void> {
  const last = [...new Map(fed.map((one) => [refKey(one.ref), one])).values()].sort((a, b) => (refKey(a.ref) < refKey(b.ref) ? -1 : 1));
  if (last.length === 0) return;
  await tx.query(
    `INSERT INTO fed_record AS f (system, type, id, mark, version)
     SELECT $1, n.type, n.id, n.mark, n.version FROM jsonb_to_recordset($2::jsonb) AS n(type text, id text, mark text, version text)
     ON CONFLICT (system, type, id) DO UPDATE SET mark = COALESCE(EXCLUDED.mark, f.mark), version = COALESCE(EXCLUDED.version, f.version)`,
    [system, JSON.stringify(last.map(({ ref, mark, version }) => ({ ...ref, mark, version })))],
  );
}
