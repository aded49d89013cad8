import type { FieldCatalog } from '../fields/field-catalog';
import type { FieldDefinition } from '../fields/field-definition';
import { ADDRESS_FIELDS } from './address-values';
import type { RecordType } from './entity-record';

type Schema = Record<string, unknown>;

const REFERENCE: Schema = { type: 'object', properties: { id: { type: 'string' }, refName: { type: 'string' } } };
const TYPES: Partial<Record<FieldDefinition['kind'], Schema>> = {
  boolean: { type: 'boolean' },
  number: { type: 'number', format: 'double' },
  date: { type: 'string', format: 'date' },
  datetime: { type: 'string', format: 'date-time' },
  email: { type: 'string', format: 'email' },
  reference: REFERENCE,
  choice: REFERENCE,
};

function property(field: FieldDefinition): Schema {
  return {
    title: field.title,
    ...(TYPES[field.kind] ?? { type: 'string' }),
    ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
    ...(field.isReadOnly ? { readOnly: true } : {}),
    nullable: true,
    'x-ns-custom-field': field.isCustom ?? false,
  };
}

function addressBook(): Schema {
  const address = Object.fromEntries([...ADDRESS_FIELDS.map((field) => [field.name, property(field)]), ['country', REFERENCE]]);
  const line: Schema = {
    id: { type: 'integer' },
    internalId: { type: 'integer' },
    addressId: { type: 'string' },
    label: { type: 'string', maxLength: 150 },
    defaultBilling: { type: 'boolean' },
    defaultShipping: { type: 'boolean' },
    isResidential: { type: 'boolean' },
    addressBookAddress: { type: 'object', properties: address },
  };
  return { type: 'object', properties: { items: { type: 'array', items: { type: 'object', properties: line } } } };
}

/** The metadata catalogue's JSON schema of a record type, without the fields that this caller may not see. */
export function recordSchema(type: RecordType, fields: FieldCatalog, withheld: ReadonlySet<string>): Schema {
  const shown = fields.all.filter((field) => !withheld.has(field.name.toLowerCase()));
  const properties = Object.fromEntries(shown.map((field) => [field.name, property(field)]));
  const sublists = type === 'contact' || withheld.has('addressbook') ? {} : { addressBook: addressBook() };
  return { type: 'object', properties: { ...properties, ...sublists }, 'x-ns-filterable': shown.map((field) => field.name) };
}
