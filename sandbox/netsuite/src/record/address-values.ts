import { isCountry, isStateOf } from '../fields/countries';
import type { FieldDefinition } from '../fields/field-definition';
import { invalidContent } from '../vendor-error';
import type { AddressFields } from './entity-record';
import { fieldValue } from './field-value';
import { type Properties, unknownProperty } from './read-properties';
import type { WriteContext } from './write-context';

export const ADDRESS_FIELDS: readonly FieldDefinition[] = [
  { name: 'attention', title: 'Attention', kind: 'name', maxLength: 150 },
  { name: 'addressee', title: 'Addressee', kind: 'name', maxLength: 150 },
  { name: 'addr1', title: 'Address 1', kind: 'text', maxLength: 150 },
  { name: 'addr2', title: 'Address 2', kind: 'text', maxLength: 150 },
  { name: 'addr3', title: 'Address 3', kind: 'text', maxLength: 150 },
  { name: 'addrPhone', title: 'Phone', kind: 'phone', maxLength: 32 },
  { name: 'city', title: 'City', kind: 'name', maxLength: 50 },
  { name: 'state', title: 'State', kind: 'text', maxLength: 60 },
  { name: 'zip', title: 'Zip', kind: 'text', maxLength: 36 },
];

const IGNORED = new Set(['links', 'refName', 'addrText', 'override', 'lastModifiedDate', 'externalId']);

function refusedCode(name: 'country' | 'state', value: unknown, path: string): Error {
  const detail = `Error while accessing a resource. You have entered an Invalid Field Value ${String(value)} for the following field: ${name}.`;
  return invalidContent(detail, `${path}.${name}`);
}

function countryOf(raw: unknown, path: string): string {
  const id = typeof raw === 'object' && raw !== null ? (raw as { id?: unknown }).id : raw;
  if (typeof id !== 'string' || !isCountry(id)) throw refusedCode('country', id, path);
  return id;
}

/** An address after a write: what was sent changes, the rest stays. */
export function addressValues(before: AddressFields, sent: Properties, context: WriteContext & { path: string }): AddressFields {
  const after: Record<string, string | undefined> & { country: string } = { ...before };
  for (const [name, raw] of Object.entries(sent)) {
    const field = ADDRESS_FIELDS.find((one) => one.name === name);
    if (name === 'country') after.country = countryOf(raw, context.path);
    else if (field) after[name] = fieldValue({ field, path: `${context.path}.${name}`, raw }, context) as string | undefined;
    else if (!IGNORED.has(name) && context.isStrict) throw unknownProperty(`${context.path}.${name}`);
  }
  if (after['state'] && !isStateOf(after.country, after['state'])) throw refusedCode('state', after['state'], context.path);
  return after;
}
