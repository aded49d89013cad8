import type { Transaction } from '@trueup/event-bus';
import type { RecordRef } from '../records';

/** The records that are held as present. */
export async function presentRefs(tx: Transaction, system: string): Promise<RecordRef[]> {
  return tx.query<RecordRef>(`SELECT type, id FROM held_record WHERE system = $1 AND lifecycle = 'present'`, [system]);
}

/** How many records there are. */
export async function presentCount(tx: Transaction, system: string): Promise<number> {
  const [row] = await tx.query<{ records: string }>(
    `SELECT count(*) AS records FROM held_record WHERE system = $1 AND lifecycle = 'present'`,
    [system],
  );
  return Number(row?.records ?? 0);
}

/** Counts one more sweep that missed these records; answers those that were missed before too. Others are no longer missed. */
export async function countAbsent(tx: Transaction, system: string, missing: readonly RecordRef[]): Promise<RecordRef[]> {
  const parameters = [system, missing.map(({ type }) => type), missing.map(({ id }) => id)];
  const listed = `(SELECT * FROM unnest($2::text[], $3::text[]))`;
  await tx.query(`UPDATE held_record SET absent = 0 WHERE system = $1 AND absent > 0 AND (type, id) NOT IN ${listed}`, parameters);
  await tx.query(`UPDATE held_record SET absent = absent + 1 WHERE system = $1 AND (type, id) IN ${listed}`, parameters);
  return tx.query<RecordRef>(`SELECT type, id FROM held_record WHERE system = $1 AND absent >= 2 AND lifecycle = 'present'`, [system]);
}
