import { refused } from '../api-fault';
import { normalId } from '../records/record-id';
import type { RecordRow } from '../records/record-row';
import { checkUnique } from './check-record';
import { restoreRelations } from './contact-relations';
import { stamped } from './stamped';
import type { Transaction } from './transaction';
import { pairOf } from './update-record';

/** Takes a record out of the recycle bin, with all that went there with it: its contact, its contacts, their relations. */
export function undeleteRecord(tx: Transaction, id: string): void {
  const whole = normalId(id) ?? id;
  const object = tx.org.catalog.ofId(whole);
  const row = object && tx.org.store.get(object.name, whole);
  if (!row?.IsDeleted) throw refused('UNDELETE_FAILED', 'Entity is not in the recycle bin');
  if (row.MasterRecordId) throw refused('UNDELETE_FAILED', `Record was merged into ${row.MasterRecordId}`);
  const taken = tx.org.store.withValue('Contact', { field: 'AccountId', value: row.Id }).filter((one) => one.DeletedWith === row.Id);
  const back = [...pairOf(tx, row), ...taken].map((one): RecordRow => {
    const { DeletedWith: _with, ...kept } = one;
    return { ...stamped(tx, kept as RecordRow), IsDeleted: false };
  });
  for (const one of back) {
    checkUnique(tx, one);
    tx.write(one);
  }
  for (const one of back) tx.tell('UNDELETE', one);
  for (const one of back) restoreRelations(tx, one);
}
