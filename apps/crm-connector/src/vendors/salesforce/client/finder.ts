import type { LookupKeys } from '@trueup/connector-kit';
import parsePhoneNumber from 'libphonenumber-js';
import { nameOn, RECORD_TYPES, type RecordType } from '../wire';
import type { Read, RecordRows } from './record-rows';
import type { RestApi } from './rest-api';
import { isOneOf, ofRecords, rowsOf } from './soql';
import type { TypeFields, VisibleFields } from './visible-fields';

const MOST_FOUND = 50;

export interface FinderParts {
  readonly rest: RestApi;
  readonly fields: VisibleFields;
  readonly rows: RecordRows;
  readonly keyField: string;
}

/** Records by what somebody knows of them; the org's index of its own fields does not lag. */
export class Finder {
  constructor(private readonly parts: FinderParts) {}

  /** Records with the key, or with any of the other keys: people by addresses and numbers, companies by tax id or by name and place. */
  async find(keys: LookupKeys): Promise<Read[]> {
    const types = RECORD_TYPES.filter((type) => !isOfCompany(keys) || type === 'Account');
    const found = await Promise.all(types.map((type) => this.parts.fields.reading(type, (fields) => this.search(type, { fields, keys }))));
    const isKeyed = (one: Read) => (one.record as Record<string, unknown> | null)?.[this.parts.keyField] === keys.createKey;
    return found.flat().sort((left, right) => Number(isKeyed(right)) - Number(isKeyed(left)));
  }

  private async search(type: RecordType, { fields, keys }: { fields: TypeFields; keys: LookupKeys }): Promise<Read[]> {
    if (!fields.isThere) return [];
    const known = isOfCompany(keys) ? ofCompany(keys, fields) : ofPerson(type, { fields, keys });
    const kind = ofKind(type, { fields, keys });
    const { keyField } = this.parts;
    const any = [
      ...(keys.createKey !== '' && fields.seen.has(keyField) ? [isOneOf(keyField, [keys.createKey])] : []),
      ...(known.length > 0 && kind !== undefined ? [[...kind, anyOf(known)].join(' AND ')] : []),
    ];
    if (any.length === 0) return [];
    const where = [...ofRecords(type, fields), anyOf(any.map((one) => `(${one})`))].join(' AND ');
    const soql = `SELECT ${fields.readable.join(', ')} FROM ${type} WHERE ${where} ORDER BY CreatedDate LIMIT ${MOST_FOUND}`;
    return this.parts.rows.read(type, await rowsOf(this.parts.rest, soql));
  }
}

function anyOf(conditions: readonly string[]): string {
  return `(${conditions.join(' OR ')})`;
}

function isOfCompany({ kind }: LookupKeys): boolean {
  return kind === 'organisation' || kind === 'site';
}

/** A company is no person account, and a person no company, though both are accounts. Undefined where there can be none. */
function ofKind(type: RecordType, { fields, keys }: { fields: TypeFields; keys: LookupKeys }): string[] | undefined {
  if (type !== 'Account') return [];
  if (!fields.knowsPersonAccounts) return isOfCompany(keys) ? [] : undefined;
  return [`IsPersonAccount = ${!isOfCompany(keys)}`];
}

function ofPerson(type: RecordType, { fields: { seen }, keys }: { fields: TypeFields; keys: LookupKeys }): string[] {
  const phones = [...new Set(keys.phones.flatMap(spellings))];
  const wanted: readonly (readonly [string, readonly string[]])[] = [
    [nameOn(type, 'Email'), keys.emails],
    [nameOn(type, 'MobilePhone'), phones],
    ['Phone', phones],
    ['Tax_Id__c', keys.taxIds],
  ];
  return wanted.filter(([name, values]) => values.length > 0 && seen.has(name)).map(([name, values]) => isOneOf(name, values));
}

function ofCompany(keys: LookupKeys, fields: TypeFields): string[] {
  const taxIds = keys.taxIds.length > 0 && fields.seen.has('Tax_Id__c') ? [isOneOf('Tax_Id__c', keys.taxIds)] : [];
  return [...taxIds, ...byNameAndPlace(keys, fields)];
}

/** A name alone finds too many; with the town or the postal code it is worth a look. A site is looked for by what it is called at its company. */
function byNameAndPlace({ names = [], at, kind }: LookupKeys, { seen }: TypeFields): string[] {
  const place = [
    ['PostalCode', at?.postalCode],
    ['City', at?.city],
  ] as const;
  const name = kind === 'site' ? ['Site', 'Name'] : ['Name', 'Legal_Name__c'];
  const named = name.filter((one) => seen.has(one)).map((one) => isOneOf(one, names));
  const placed = place.flatMap(([part, value]) =>
    ['Billing', 'Shipping'].map((prefix) => `${prefix}${part}`).flatMap((one) => (value && seen.has(one) ? [isOneOf(one, [value])] : [])),
  );
  return names.length > 0 && named.length > 0 && placed.length > 0 ? [`((${named.join(' OR ')}) AND (${placed.join(' OR ')}))`] : [];
}

/** How a number may stand in a field that takes what people type. */
function spellings(phone: string): string[] {
  const parsed = parsePhoneNumber(phone);
  if (!parsed) return [phone];
  return [phone, parsed.number, parsed.formatNational(), parsed.formatInternational(), parsed.nationalNumber];
}
