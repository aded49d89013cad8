import type { RecordRow } from '../records/record-row';
import type { Transaction } from './transaction';

/** The row with the time and the user of this transaction on it. */
export function stamped(tx: Transaction, row: RecordRow): RecordRow {
  return { ...row, LastModifiedDate: tx.at, LastModifiedById: tx.actor.userId, SystemModstamp: tx.at };
}
