import { refused } from '../api-fault';
import type { RecordRow } from '../records/record-row';
import { findRecord } from './find-record';
import type { Input } from './prepare-input';
import { viewOf } from './record-view';
import type { Transaction } from './transaction';
import { pairOf, stamped, updateRecord } from './update-record';

export interface Merge {
  object: string;
  master: string;
  losers: readonly string[];
  /** Values to set on the master, usually taken from a loser. */
  fields?: Input;
}

function moveContacts(tx: Transaction, loser: RecordRow, master: RecordRow): void {
  for (const contact of [...tx.org.store.rows('Contact')]) {
    if (contact.AccountId !== loser.Id || contact.IsDeleted || contact.IsPersonAccount === true) continue;
    const before = viewOf(tx.org, contact);
    const moved = { ...stamped(tx, contact), AccountId: master.Id };
    tx.write(moved);
    tx.tell('UPDATE', moved, before);
  }
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
    if (merge.object === 'Account') moveContacts(tx, loser, master);
    pairOf(tx, loser).forEach((one, index) => {
      const gone = { ...stamped(tx, one), IsDeleted: true, MasterRecordId: masters[index]?.Id ?? master.Id };
      tx.write(gone);
      tx.tell('DELETE', gone);
    });
  }
  updateRecord(tx, master, merge.fields ?? {});
}
