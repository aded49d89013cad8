import { personOf } from '../records/read-field';
import type { RecordRow } from '../records/record-row';
import { checkRequired, checkUnique } from './check-record';
import { followAccount } from './contact-relations';
import { checkDuplicates } from './duplicate-rule';
import { findRecord, refuseConverted, refusePersonContact } from './find-record';
import { type Input, type Prepared, prepareInput, refuseFieldsOfOtherKind } from './prepare-input';
import { viewOf } from './record-view';
import { stamped } from './stamped';
import type { Transaction } from './transaction';

/** A record and, if it is a person account, its contact: they are always written together. */
export function pairOf(tx: Transaction, row: RecordRow): RecordRow[] {
  const person = personOf(tx.org, row);
  return person ? [row, person] : [row];
}

function withInput(tx: Transaction, row: RecordRow, prepared: Prepared): RecordRow {
  const changed = stamped(tx, row);
  const isPerson = typeof row.PersonContactId === 'string';
  const isLentContact = row.IsPersonAccount === true && row.Id.startsWith('003');
  for (const [definition, value] of prepared) {
    const lent = isPerson || isLentContact ? definition.mirrors : undefined;
    if (isLentContact && lent) changed[lent] = value;
    if (!isLentContact && !lent) changed[definition.name] = value;
  }
  if (isLentContact && [...prepared.keys()].some((one) => one.name === 'OwnerId')) {
    changed.OwnerId = [...prepared].find(([one]) => one.name === 'OwnerId')?.[1] ?? null;
  }
  return changed;
}

/** Changes the given fields of a living record; one that changes nothing still moves its times and is published. */
export function updateRecord(tx: Transaction, row: RecordRow, input: Input): void {
  const object = tx.org.objectOf(row).name;
  refusePersonContact(row, 'updated');
  refuseConverted(row);
  const prepared = prepareInput(tx, input, { object, operation: 'update' });
  if (object === 'Account') refuseFieldsOfOtherKind(prepared, typeof row.PersonContactId === 'string');
  const pair = pairOf(tx, row);
  const before = pair.map((one) => viewOf(tx.org, one));
  const after = pair.map((one) => withInput(tx, one, prepared));
  for (const one of after) {
    checkRequired(tx, one);
    checkUnique(tx, one);
  }
  if (object === 'Contact' && ['Email', 'LastName'].some((name) => after[0]?.[name] !== row[name])) checkDuplicates(tx, after[0] ?? row);
  for (const one of after) tx.write(one);
  after.forEach((one, index) => tx.tell('UPDATE', one, before[index]));
  if (object === 'Contact' && after[0] && after[0].AccountId !== row.AccountId) followAccount(tx, after[0]);
}

/** As `updateRecord`, by id. Throws 404 when there is no such living record. */
export function updateById(tx: Transaction, target: { object: string; id: string }, input: Input): void {
  updateRecord(tx, findRecord(tx.org, target.object, target.id), input);
}
