import { refused } from '../api-fault';
import type { RecordRow } from '../records/record-row';
import type { Transaction } from './transaction';

/** Refuses a record whose required fields are empty. */
export function checkRequired(tx: Transaction, row: RecordRow): void {
  const missing = tx.org
    .objectOf(row)
    .fields.filter((one) => one.required && (row[one.name] ?? null) === null)
    .map((one) => one.name);
  const isPerson = typeof row.PersonContactId === 'string';
  const names = isPerson ? missing.filter((name) => name !== 'Name') : missing;
  if (names.length > 0) throw refused('REQUIRED_FIELD_MISSING', `Required fields are missing: [${names.join(', ')}]`, names);
}

/** Refuses a second living record with the same value of a unique field. */
export function checkUnique(tx: Transaction, row: RecordRow): void {
  const object = tx.org.objectOf(row);
  for (const { name } of object.fields.filter((one) => one.unique)) {
    const value = row[name];
    if (typeof value !== 'string') continue;
    const other = tx.org.store.byExternalId(object.name, { field: name, value }).find((one) => one.Id !== row.Id);
    if (other) throw refused('DUPLICATE_VALUE', `duplicate value found: ${name} duplicates value on record with id: ${other.Id}`);
  }
}
