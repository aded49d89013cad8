import { VendorError, type LookupKeys } from '@trueup/connector-kit';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { CustomField, RecordType } from '../wire';
import type { Account } from './account';
import type { Catalogue, Visible } from './catalogue';
import { companyConditions, NEAR } from './company-conditions';
import { isHidden } from './hidden';
import { KINDS, type RecordKind } from './record-kinds';
import { byExternalId, type FetchedAt, type RecordReader } from './record-reader';
import { digitsOf, list, quoted } from './suiteql';

const MOST_FOUND = 20;
const PHONES = ['phone', 'mobilePhone'];
const TAX_NUMBERS = ['vatRegNumber', 'defaultTaxReg'];
const FEWEST_DIGITS = 6;

interface Parts {
  readonly account: Account;
  readonly reader: RecordReader;
  readonly catalogues: Readonly<Record<RecordType, Catalogue>>;
  readonly keyField: 'externalId' | CustomField;
}

/** Finds records. By external id at once; everything else goes through SuiteQL, which lags a second behind. */
export class LookUp {
  constructor(private readonly parts: Parts) {}

  /** Persons are customers or contacts; companies are customers. */
  async find(keys: LookupKeys): Promise<readonly FetchedAt[]> {
    const kinds = isCompany(keys) ? [KINDS.customer] : [KINDS.customer, KINDS.contact];
    const found = await Promise.all(kinds.map((kind) => this.findIn(kind, keys)));
    const read = await this.parts.reader.fetch(found.flat());
    return read.filter(({ record }) => record !== null);
  }

  /** Id of the record of a kind with this create key. */
  async withKey(kind: RecordKind, key: string): Promise<string | undefined> {
    const { keyField, reader } = this.parts;
    if (keyField === 'externalId') return (await reader.given(kind, byExternalId(key)))?.record.id;
    return (await this.search(kind, [`r.${keyField} = ${quoted(key)}`]))[0];
  }

  private async findIn(kind: RecordKind, keys: LookupKeys): Promise<{ type: string; id: string }[]> {
    try {
      const [own, others] = await Promise.all([this.withKey(kind, keys.createKey), this.searched(kind, keys)]);
      return [...new Set([...(own ? [own] : []), ...others])].map((id) => ({ type: kind.type, id }));
    } catch (error) {
      if (kind.type === 'contact' && isHidden(error)) return [];
      throw error;
    }
  }

  /** Where a field was hidden since it was last asked, the query is refused, and asked again without it. */
  private async searched(kind: RecordKind, keys: LookupKeys): Promise<string[]> {
    const catalogue = this.parts.catalogues[kind.type];
    try {
      return await this.search(kind, conditionsFor(kind, keys, await catalogue.lately()));
    } catch (error) {
      if (!(error instanceof VendorError) || error.fault.kind !== 'rejected') throw error;
      return this.search(kind, conditionsFor(kind, keys, await catalogue.read()));
    }
  }

  private async search(kind: RecordKind, conditions: readonly string[]): Promise<string[]> {
    if (conditions.length === 0) return [];
    const near = conditions.some((condition) => condition.includes('a.')) ? NEAR : '';
    const q = `SELECT DISTINCT r.id FROM ${kind.type} r${near} WHERE ${conditions.map((one) => `(${one})`).join(' OR ')} ORDER BY r.id`;
    const { rows } = await this.parts.account.query(q, MOST_FOUND);
    return rows.flatMap(({ id }) => id ?? []);
  }
}

/** One condition for each kind of key; a field that our role may not see would have the whole query refused. */
function conditionsFor(kind: RecordKind, keys: LookupKeys, visible: Visible): string[] {
  const { emails, phones, taxIds } = keys;
  const endings = phones.map((phone) => parsePhoneNumberFromString(phone)?.nationalNumber ?? phone.replace(/\D/g, ''));
  const isTaxed = kind.type === 'customer' && taxIds.length > 0;
  const conditions = [
    ...seen(emails.length > 0 ? ['email'] : [], visible).map(
      (column) => `LOWER(${column}) IN (${list(emails.map((email) => email.toLowerCase()))})`,
    ),
    ...seen(PHONES, visible).flatMap((column) =>
      endings.filter(isNumber).map((ending) => `${digitsOf(column)} LIKE ${quoted(`%${ending}`)}`),
    ),
    ...seen(isTaxed ? TAX_NUMBERS : [], visible).map((column) => `${column} IN (${list(taxIds)})`),
    ...(isCompany(keys) && visible.has('companyName') ? companyConditions(keys) : []),
  ];
  if (kind.type === 'contact') return conditions;
  return conditions.map((condition) => `r.isperson = '${isCompany(keys) ? 'F' : 'T'}' AND ${condition}`);
}

function isCompany({ kind }: LookupKeys): boolean {
  return kind === 'organisation' || kind === 'site';
}

function seen(fields: readonly string[], visible: Visible): string[] {
  return fields.filter((field) => visible.has(field)).map((field) => `r.${field.toLowerCase()}`);
}

function isNumber(digits: string): boolean {
  return digits.length >= FEWEST_DIGITS;
}
