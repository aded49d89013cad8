import { refused } from '../api-fault';
import type { RecordRow } from '../records/record-row';
import { dropRelation, relationsOf } from './contact-relations';
import { findRecord, refusePersonContact } from './find-record';
import { stamped } from './stamped';
import type { Transaction } from './transaction';
import { pairOf } from './update-record';

function contactsOf(tx: Transaction, account: RecordRow): RecordRow[] {
  const contacts = tx.org.store.byExternalId('Contact', { field: 'AccountId', value: account.Id });
  return contacts.filter((row) => row.IsPersonAccount !== true);
}

/** Puts a record into the recycle bin; a person account goes with its contact, a business account with its contacts, both with their relations. */
export function deleteRecord(tx: Transaction, row: RecordRow): void {
  refusePersonContact(row, 'deleted');
  if (row.IsDirect === true) throw refused('DELETE_FAILED', 'A direct relationship goes with the account of its contact.');
  const object = tx.org.objectOf(row).name;
  for (const contact of object === 'Account' ? contactsOf(tx, row) : []) gone(tx, contact, row);
  for (const one of pairOf(tx, row)) gone(tx, one);
}

function gone(tx: Transaction, row: RecordRow, taken?: RecordRow): void {
  const object = tx.org.objectOf(row).name;
  if (object === 'Contact' || object === 'Account') for (const one of relationsOf(tx.org, row)) dropRelation(tx, one, row);
  const deleted = { ...stamped(tx, row), IsDeleted: true, ...(taken ? { DeletedWith: taken.Id } : {}) };
  tx.write(deleted);
  tx.tell('DELETE', deleted);
}

/** As `deleteRecord`, by id. Throws 404 when there is no such living record. */
export function deleteById(tx: Transaction, target: { object: string; id: string }): void {
  deleteRecord(tx, findRecord(tx.org, target.object, target.id));
}
