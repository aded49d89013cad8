import { refused } from '../api-fault';
import type { RecordRow } from '../records/record-row';
import { followAccount, handOverRelations } from './contact-relations';
import { findRecord } from './find-record';
import type { Input } from './prepare-input';
import { viewOf } from './record-view';
import { stamped } from './stamped';
import type { Transaction } from './transaction';
import { pairOf, updateRecord } from './update-record';

export interface Merge {
  object: string;
  master: string;
  losers: readonly string[];
  /** Values to set on the master, usually taken from a loser. */
  fields?: Input;
}

function moveTo(tx: Transaction, row: RecordRow, fields: Partial<RecordRow>): RecordRow {
  const before = viewOf(tx.org, row);
  const moved = { ...stamped(tx, row), ...fields } as RecordRow;
  tx.write(moved);
  tx.tell('UPDATE', moved, before);
  return moved;
}

/** Contacts and child accounts of a merged account are its master's. */
function handOverChildren(tx: Transaction, loser: RecordRow, master: RecordRow): void {
  for (const contact of tx.org.store.byExternalId('Contact', { field: 'AccountId', value: loser.Id })) {
    if (contact.IsPersonAccount !== true) followAccount(tx, moveTo(tx, contact, { AccountId: master.Id }));
  }
  for (const child of tx.org.store.byExternalId('Account', { field: 'ParentId', value: loser.Id }))
    moveTo(tx, child, { ParentId: master.Id });
}

/** Merges one or two records into a master: the losers go to the recycle bin with `MasterRecordId` set, their contacts move. */
export function mergeRecords(tx: Transaction, merge: Merge): void {
  if (merge.losers.length < 1 || merge.losers.length > 2) throw refused('INVALID_ARGUMENT', 'A merge takes one or two losing records');
  const master = findRecord(tx.org, merge.object, merge.master);
  const losers = merge.losers.map((id) => findRecord(tx.org, merge.object, id));
  const isPerson = (row: RecordRow): boolean => typeof row.PersonContactId === 'string';
  if (losers.some((one) => one.Id === master.Id || isPerson(one) !== isPerson(master))) {
    throw refused('FIELD_INTEGRITY_EXCEPTION', 'Only different records of one kind can be merged');
  }
  const masters = pairOf(tx, master);
  for (const loser of losers) {
    if (merge.object !== 'Lead') handOverRelations(tx, { loser, master });
    if (merge.object === 'Account') handOverChildren(tx, loser, master);
    pairOf(tx, loser).forEach((one, index) => {
      const gone = { ...stamped(tx, one), IsDeleted: true, MasterRecordId: masters[index]?.Id ?? master.Id };
      tx.write(gone);
      tx.tell('DELETE', gone);
    });
  }
  updateRecord(tx, master, merge.fields ?? {});
}
