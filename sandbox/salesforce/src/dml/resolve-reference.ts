import { refused } from '../api-fault';
import type { FieldDefinition } from '../fields/field-definition';
import type { Org } from '../org';
import { normalId } from '../records/record-id';

/** The 18-character id that a reference field is to hold. Throws when it is no id, of another object, or of no living record. */
export function resolveReference(org: Org, definition: FieldDefinition, given: unknown): string | null {
  if (given === null || given === '') return null;
  const { label, name, referenceTo = '' } = definition;
  const shown = `${label.replace(/ Id$/, '')} ID`;
  const id = typeof given === 'string' ? normalId(given) : undefined;
  if (!id) throw refused('MALFORMED_ID', `${shown}: id value of incorrect type: ${String(given)}`, [name]);
  if (!id.startsWith(org.catalog.get(referenceTo).keyPrefix)) {
    throw refused('FIELD_INTEGRITY_EXCEPTION', `${shown}: id value of incorrect type: ${id}`, [name]);
  }
  const row = org.store.get(referenceTo, id);
  if (!row) throw refused('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [name]);
  if (row.IsDeleted) throw refused('ENTITY_IS_DELETED', 'entity is deleted', [name]);
  return id;
}

/** `"Account": {"Trueup_Key__c": "…"}`: a parent named by its external id instead of its own. */
export function resolveByExternalId(org: Org, definition: FieldDefinition, given: object): string {
  const { referenceTo = '', relationshipName = '', name } = definition;
  const [field, value] = Object.entries(given).find(([key]) => key !== 'attributes') ?? ['', undefined];
  const external = org.catalog.field(referenceTo, field);
  if (!external?.externalId || typeof value !== 'string') {
    throw refused('INVALID_FIELD', `${field} is not an External ID field of ${referenceTo}`, [relationshipName]);
  }
  const found = org.store.byExternalId(referenceTo, { field: external.name, value });
  if (found.length === 0) {
    throw refused('INVALID_FIELD', `Foreign key external ID: ${value} not found for field ${external.name} in entity ${referenceTo}`, [
      name,
    ]);
  }
  if (found.length > 1) throw refused('INVALID_FIELD', `More than one record found for external id field: ${external.name}`, [name]);
  return found[0]?.Id ?? '';
}
