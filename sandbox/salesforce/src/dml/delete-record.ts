import type { RecordRow } from '../records/record-row';
import { findRecord, refusePersonContact } from './find-record';
import type { Transaction } from './transaction';
import { pairOf, stamped } from './update-record';

function children(tx: Transaction, account: RecordRow): RecordRow[] {
  return [...tx.org.store.rows('Contact')].filter((row) => row.AccountId === account.Id && !row.IsDeleted && row.IsPersonAccount !== true);
}

/** Puts a record into the recycle bin; a person account goes with its contact, a business account with its contacts. */
export function deleteRecord(tx: Transaction, row: RecordRow): void {
  refusePersonContact(row, 'deleted');
  const pair = pairOf(tx, row);
  const rows = tx.org.objectOf(row).name === 'Account' ? [...pair, ...children(tx, row)] : pair;
  for (const one of rows) {
    const gone = { ...stamped(tx, one), IsDeleted: true };
    tx.write(gone);
    tx.tell('DELETE', gone);
  }
}

/** As `deleteRecord`, by id. Throws 404 when there is no such living record. */
export function deleteById(tx: Transaction, target: { object: string; id: string }): void {
  deleteRecord(tx, findRecord(tx.org, target.object, target.id));
}
