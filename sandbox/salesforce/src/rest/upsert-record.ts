import { ApiFault, refused } from '../api-fault';
import { insertRecord } from '../dml/insert-record';
import type { Input } from '../dml/prepare-input';
import type { Transaction } from '../dml/transaction';
import { updateRecord } from '../dml/update-record';
import type { FieldDefinition } from '../fields/field-definition';
import type { Org } from '../org';
import type { RecordRow } from '../records/record-row';
import { DATA_URL } from '../records/render-record';

export interface ExternalKey {
  object: string;
  field: FieldDefinition;
  value: string;
}

/** The external id field that a URL names. Throws 404 when the object has no such field or it is no external id. */
export function externalKey(org: Org, object: string, named: { field: string; value: string }): ExternalKey {
  const field = org.catalog.field(object, named.field);
  if (!field?.externalId) {
    throw new ApiFault(404, 'NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${named.field}`);
  }
  return { object, field, value: named.value };
}

/** Living records with that value; of a person account's `__pc` field, the accounts of the contacts that hold it. */
export function findByKey(org: Org, key: ExternalKey): RecordRow[] {
  const { mirrors, name } = key.field;
  if (!mirrors) return org.store.byExternalId(key.object, { field: name, value: key.value });
  const contacts = org.store.byExternalId('Contact', { field: mirrors, value: key.value });
  return contacts.filter((one) => one.IsPersonAccount === true).flatMap((one) => org.store.get('Account', String(one.AccountId)) ?? []);
}

/** The one record with that value. Throws 404 for none and 300 with all their URLs for several. */
export function findOneByKey(org: Org, key: ExternalKey): RecordRow | undefined {
  const found = findByKey(org, key);
  if (found.length > 1) throw new SeveralRecords(found.map((row) => `${DATA_URL}/sobjects/${key.object}/${row.Id}`));
  return found[0];
}

/** More than one record has the external id: 300 with their URLs and no write. */
export class SeveralRecords extends ApiFault {
  constructor(readonly urls: readonly string[]) {
    super(300, 'MULTIPLE_CHOICES', `The external id is that of ${urls.length} records`);
  }
}

/** Updates the record with that external id, or creates it. */
export function upsertRecord(tx: Transaction, key: ExternalKey, input: Input): { id: string; created: boolean } {
  const { name } = key.field;
  if (Object.keys(input).some((one) => one.toLowerCase() === name.toLowerCase())) {
    throw refused('INVALID_FIELD', `The ${name} field should not be specified in the sobject data.`, [name]);
  }
  const row = findOneByKey(tx.org, key);
  if (!row) return { id: insertRecord(tx, key.object, { ...input, [name]: key.value }), created: true };
  updateRecord(tx, row, input);
  return { id: row.Id, created: false };
}
