import type { Actor } from '../auth/actor';
import type { FieldDefinition } from '../fields/field-definition';
import type { Org } from '../org';
import { readField } from './read-field';
import type { RecordRow } from './record-row';

export const DATA_URL = '/services/data/v67.0';

export function attributesOf(object: string, id: string): { type: string; url: string } {
  return { type: object, url: `${DATA_URL}/sobjects/${object}/${id}` };
}

/** The fields of an object that this credential may see. */
export function visibleFields(org: Org, object: string, actor: Actor): FieldDefinition[] {
  return org.catalog.get(object).fields.filter((one) => !org.isWithheld(actor, object, one));
}

/** A record as the row resource answers it: `attributes`, then the wanted fields. */
export function renderRecord(org: Org, row: RecordRow, fields: readonly FieldDefinition[]): Record<string, unknown> {
  const object = org.objectOf(row).name;
  const entries = fields.map((definition) => [definition.name, readField(org, row, definition)]);
  return { attributes: attributesOf(object, row.Id), ...Object.fromEntries(entries) };
}
