import type { FieldDefinition } from '../fields/field-definition';
import type { Org } from '../org';
import { readValue } from '../records/read-field';
import type { RecordRow, Value } from '../records/record-row';

/** The values of a record that a change event can carry, by API name. */
export type RecordView = Map<string, Value>;

const UNSEEN = new Set(['Id', 'IsDeleted', 'SystemModstamp', 'MasterRecordId', 'IsPersonAccount']);

/** The fields a change event of this object has, in schema order; compounds are given by their parts. */
export function eventFields(org: Org, object: string): FieldDefinition[] {
  return org.catalog.get(object).fields.filter((one) => !UNSEEN.has(one.name) && !one.computed);
}

/** A person account's `Name` is left out: its parts say it. */
export function viewOf(org: Org, row: RecordRow): RecordView {
  const isPerson = typeof row.PersonContactId === 'string';
  const fields = eventFields(org, org.objectOf(row).name).filter((one) => !isPerson || one.name !== 'Name');
  return new Map(fields.map((one) => [one.name, readValue(org, row, one)]));
}
