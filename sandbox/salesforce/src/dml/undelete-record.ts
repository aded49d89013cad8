import { refused } from '../api-fault';
import { normalId } from '../records/record-id';
import { checkUnique } from './check-record';
import type { Transaction } from './transaction';
import { pairOf, stamped } from './update-record';

/** Takes a record out of the recycle bin, a person account with its contact. */
export function undeleteRecord(tx: Transaction, id: string): void {
  const whole = normalId(id) ?? id;
  const object = tx.org.catalog.ofId(whole);
  const row = object && tx.org.store.get(object.name, whole);
  if (!row?.IsDeleted) throw refused('UNDELETE_FAILED', 'Entity is not in the recycle bin');
  if (row.MasterRecordId) throw refused('UNDELETE_FAILED', `Record was merged into ${row.MasterRecordId}`);
  const back = pairOf(tx, row).map((one) => ({ ...stamped(tx, one), IsDeleted: false }));
  for (const one of back) {
    checkUnique(tx, one);
    tx.write(one);
  }
  for (const one of back) tx.tell('UNDELETE', one);
}
