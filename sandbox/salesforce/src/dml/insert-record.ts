import { refused } from '../api-fault';
import type { FieldDefinition } from '../fields/field-definition';
import type { RecordRow, Value } from '../records/record-row';
import { blankRow } from './blank-row';
import { checkRequired, checkUnique } from './check-record';
import { checkRelation, followAccount } from './contact-relations';
import { checkDuplicates } from './duplicate-rule';
import { type Input, type Prepared, prepareInput, refuseFieldsOfOtherKind } from './prepare-input';
import type { Transaction } from './transaction';

function recordTypes(tx: Transaction): { person: RecordRow | undefined; business: RecordRow | undefined } {
  const rows = [...tx.org.store.rows('RecordType')];
  return { person: rows.find((row) => row.IsPersonType === true), business: rows.find((row) => row.IsPersonType === false) };
}

function wanted(prepared: Prepared, name: string): Value | undefined {
  const found = [...prepared].find(([definition]) => definition.name === name);
  return found?.[1];
}

/** Without a record type, a last name and no `Name` asks for a person account. */
function asksForPerson(tx: Transaction, prepared: Prepared): boolean {
  const type = wanted(prepared, 'RecordTypeId');
  if (typeof type === 'string') return tx.org.store.get('RecordType', type)?.IsPersonType === true;
  return Boolean(wanted(prepared, 'LastName')) && !wanted(prepared, 'Name');
}

const assign = (row: RecordRow, entries: Iterable<readonly [string, Value]>): void => {
  for (const [name, value] of entries) row[name] = value;
};

function insertPersonAccount(tx: Transaction, account: RecordRow, prepared: Prepared): void {
  const contact: RecordRow = { ...blankRow(tx, 'Contact'), IsPersonAccount: true, AccountId: account.Id };
  const entries = [...prepared];
  const lent = (definition: FieldDefinition): boolean => definition.mirrors !== undefined;
  assign(
    contact,
    entries.filter(([one]) => lent(one)).map(([one, value]) => [one.mirrors ?? '', value]),
  );
  assign(
    account,
    entries.filter(([one]) => !lent(one)).map(([one, value]) => [one.name, value]),
  );
  assign(account, [['PersonContactId', contact.Id]]);
  account.RecordTypeId ??= recordTypes(tx).person?.Id ?? null;
  contact.OwnerId = account.OwnerId ?? null;
  for (const row of [contact, account]) {
    checkRequired(tx, row);
    checkUnique(tx, row);
    tx.write(row);
  }
  tx.tell('CREATE', account);
  tx.tell('CREATE', contact);
}

/** What the org fills in where the caller says nothing. */
function defaultsOf(object: string): [string, Value][] {
  if (object === 'Lead') return [['Status', 'Open - Not Contacted']];
  return object === 'AccountContactRelation'
    ? [
        ['IsActive', true],
        ['IsDirect', false],
      ]
    : [];
}

/** Creates a record (a person account: two) and answers its id. */
export function insertRecord(tx: Transaction, object: string, input: Input): string {
  if (!tx.org.catalog.get(object).writable)
    throw refused('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type ${object} does not support create`);
  const prepared = prepareInput(tx, input, { object, operation: 'create' });
  const row = blankRow(tx, object);
  if (object === 'Account') {
    const isPerson = asksForPerson(tx, prepared);
    refuseFieldsOfOtherKind(prepared, isPerson);
    if (isPerson) {
      insertPersonAccount(tx, row, prepared);
      return row.Id;
    }
    row.RecordTypeId = recordTypes(tx).business?.Id ?? null;
  }
  assign(row, defaultsOf(object));
  assign(
    row,
    [...prepared].map(([definition, value]) => [definition.name, value]),
  );
  if (object === 'AccountContactRelation') delete row.OwnerId;
  checkRequired(tx, row);
  checkUnique(tx, row);
  if (object === 'Contact') checkDuplicates(tx, row);
  if (object === 'AccountContactRelation') checkRelation(tx, row);
  tx.write(row);
  tx.tell('CREATE', row);
  if (object === 'Contact') followAccount(tx, row);
  return row.Id;
}
