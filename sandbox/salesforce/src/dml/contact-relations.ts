import { refused } from '../api-fault';
import type { Org } from '../org';
import type { RecordRow } from '../records/record-row';
import { blankRow } from './blank-row';
import { viewOf } from './record-view';
import type { Transaction } from './transaction';
import { stamped } from './stamped';

const OBJECT = 'AccountContactRelation';

/** The living relations of a contact or of an account. */
export function relationsOf(org: Org, row: RecordRow): RecordRow[] {
  return org.store.byExternalId(OBJECT, { field: org.objectOf(row).name === 'Contact' ? 'ContactId' : 'AccountId', value: row.Id });
}

/** Refuses a relation that the vendor would not take: a second one of the same two, or one of a contact without an account. */
export function checkRelation(tx: Transaction, row: RecordRow): void {
  const contact = tx.org.store.get('Contact', String(row.ContactId));
  const isKnown = contact && relationsOf(tx.org, contact).some((one) => one.AccountId === row.AccountId && one.Id !== row.Id);
  if (isKnown) throw refused('DUPLICATE_VALUE', 'This contact already has a relationship with this account.', ['AccountId', 'ContactId']);
  if (!contact?.AccountId)
    throw refused('FIELD_INTEGRITY_EXCEPTION', 'A contact without an account cannot be related to further accounts.');
  if (contact.IsPersonAccount === true)
    throw refused('FIELD_INTEGRITY_EXCEPTION', 'The contact of a person account is not related to accounts here.');
}

/** Gives a contact its direct relation, and takes it from the account that it left: an indirect relation to the new account becomes the direct one. */
export function followAccount(tx: Transaction, contact: RecordRow): void {
  if (contact.IsPersonAccount === true) return;
  const relations = relationsOf(tx.org, contact);
  const left = relations.filter((one) => one.IsDirect === true && one.AccountId !== contact.AccountId);
  for (const one of left) dropRelation(tx, one);
  if (!contact.AccountId) return;
  const there = relations.find((one) => one.AccountId === contact.AccountId);
  if (!there) return makeDirect(tx, contact);
  if (there.IsDirect !== true) changeRelation(tx, there, { IsDirect: true });
}

function makeDirect(tx: Transaction, contact: RecordRow): void {
  const { OwnerId: _ownerId, ...blank } = blankRow(tx, OBJECT);
  const row = { ...blank, ContactId: contact.Id, AccountId: contact.AccountId ?? null, Roles: null, IsDirect: true, IsActive: true };
  tx.write(row as RecordRow);
  tx.tell('CREATE', row as RecordRow);
}

function changeRelation(tx: Transaction, row: RecordRow, fields: Partial<RecordRow>): void {
  const before = viewOf(tx.org, row);
  const after = { ...stamped(tx, row), ...fields } as RecordRow;
  tx.write(after);
  tx.tell('UPDATE', after, before);
}

/** Puts a relation into the recycle bin; `with` is the record that took it along. */
export function dropRelation(tx: Transaction, row: RecordRow, taken?: RecordRow): void {
  const gone = { ...stamped(tx, row), IsDeleted: true, ...(taken ? { DeletedWith: taken.Id } : {}) };
  tx.write(gone);
  tx.tell('DELETE', gone);
}

/** Brings back the relations that went with a record, where both their ends live. */
export function restoreRelations(tx: Transaction, row: RecordRow): void {
  const field = tx.org.objectOf(row).name === 'Contact' ? 'ContactId' : 'AccountId';
  for (const one of tx.org.store.withValue(OBJECT, { field, value: row.Id })) {
    const ends = [tx.org.store.get('Contact', String(one.ContactId)), tx.org.store.get('Account', String(one.AccountId))];
    if (!one.IsDeleted || one.DeletedWith !== row.Id || ends.some((end) => !end || end.IsDeleted)) continue;
    const { DeletedWith: _with, ...kept } = one;
    const back = { ...stamped(tx, kept as RecordRow), IsDeleted: false };
    tx.write(back);
    tx.tell('UNDELETE', back);
  }
}

/** After a merge: what the loser was related to is the master's, unless the master has it already. */
export function handOverRelations(tx: Transaction, { loser, master }: { loser: RecordRow; master: RecordRow }): void {
  const own = tx.org.objectOf(loser).name === 'Contact' ? 'ContactId' : 'AccountId';
  const other = own === 'ContactId' ? 'AccountId' : 'ContactId';
  for (const one of relationsOf(tx.org, loser)) {
    const isKnown = relationsOf(tx.org, master).some((known) => known[other] === one[other]);
    if (isKnown) dropRelation(tx, one);
    else changeRelation(tx, one, { [own]: master.Id, ...(own === 'ContactId' ? { IsDirect: false } : {}) });
  }
}
