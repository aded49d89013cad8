import type { TenantField } from '@trueup/connector-kit';
import { nameOn, RECORD_TYPES, type DescribedField, type RecordType } from '../wire';
import type { VisibleFields } from './visible-fields';

const TYPES: Readonly<Record<string, TenantField['type']>> = {
  boolean: 'flag',
  int: 'number',
  long: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  date: 'date',
  datetime: 'date',
  address: 'address',
  ...Object.fromEntries(
    ['id', 'reference', 'string', 'textarea', 'email', 'phone', 'url', 'picklist', 'multipicklist', 'combobox', 'encryptedstring'].map(
      (name) => [name, 'text' as const],
    ),
  ),
};

/** Of an account: the parts of a person's name, which a business account does not have. */
const NAME_PARTS: readonly string[] = ['Salutation', 'FirstName', 'MiddleName', 'LastName', 'Suffix'];
const COMPANY_ONLY: readonly string[] = ['ParentId', 'Site'];

/** The fields that this credential sees, on each type of record. */
export async function tenantFields(fields: VisibleFields): Promise<TenantField[]> {
  const all = await Promise.all(
    RECORD_TYPES.map(async (type) => [...(await fields.of(type)).seen.values()].map((field) => fieldOf(type, field))),
  );
  return all.flat();
}

function fieldOf(type: RecordType, { name, type: kind, createable, updateable, length }: DescribedField): TenantField {
  return {
    recordType: type,
    ...kindsOf(type, name),
    name,
    type: TYPES[kind] ?? 'other',
    isWritable: createable && updateable,
    maxLength: length || null,
  };
}

function kindsOf(type: RecordType, name: string): Pick<TenantField, 'kinds'> {
  if (type !== 'Account') return { kinds: ['person'] };
  const isPersons =
    name.endsWith('__pc') ||
    NAME_PARTS.includes(name) ||
    (name.startsWith(nameOn(type, 'Email').slice(0, 6)) && name !== 'PersonContactId');
  if (isPersons) return { kinds: ['person'] };
  return COMPANY_ONLY.includes(name) ? { kinds: ['organisation', 'site'] } : {};
}
