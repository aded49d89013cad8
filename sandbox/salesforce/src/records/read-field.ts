import type { Org } from '../org';
import type { FieldDefinition } from '../fields/field-definition';
import type { RecordRow, Value } from './record-row';

export type Compound = Record<string, Value>;

const NAME_PARTS = ['FirstName', 'MiddleName', 'LastName', 'Suffix'];

/** The contact that is the person of a person account. */
export function personOf(org: Org, row: RecordRow): RecordRow | undefined {
  return typeof row.PersonContactId === 'string' ? org.store.get('Contact', row.PersonContactId) : undefined;
}

function fullName(row: RecordRow): string {
  return NAME_PARTS.map((part) => row[part])
    .filter(Boolean)
    .join(' ');
}

function addressOf(org: Org, row: RecordRow, compound: FieldDefinition): Compound | null {
  const object = org.objectOf(row);
  const parts = object.fields.filter((one) => one.compound === compound.name);
  const prefix = compound.name.replace(/Address$/, '');
  const entries = parts.map((part) => [
    part.name.slice(prefix.length).replace(/^./, (first) => first.toLowerCase()),
    readPlain(org, row, part),
  ]);
  return entries.some(([, value]) => value !== null) ? (Object.fromEntries(entries) as Compound) : null;
}

function readPlain(org: Org, row: RecordRow, definition: FieldDefinition): Value {
  const { name, type, mirrors } = definition;
  const person = mirrors || name === 'Name' ? personOf(org, row) : undefined;
  const object = org.objectOf(row).name;
  if (name === 'Name' && (object === 'Contact' || person)) return fullName(person ?? row);
  if (name === 'IsPersonAccount' && object === 'Account') return typeof row.PersonContactId === 'string';
  if (mirrors && (person || definition.personOnly)) return person?.[mirrors] ?? (type === 'boolean' ? false : null);
  return row[name] ?? (type === 'boolean' ? false : null);
}

/** A field as the API shows it: stored, lent from the person's contact, or put together from its parts. */
export function readField(org: Org, row: RecordRow, definition: FieldDefinition): Value | Compound {
  return definition.type === 'address' ? addressOf(org, row, definition) : readPlain(org, row, definition);
}

/** As `readField`, for what has one value; a compound address reads as null. */
export function readValue(org: Org, row: RecordRow, definition: FieldDefinition): Value {
  return definition.type === 'address' ? null : readPlain(org, row, definition);
}
