import type { LookupKeys } from '@trueup/connector-kit';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { CustomField } from '../wire';
import type { Account } from './account';
import { byExternalId, type CustomerReader, type FetchedAt } from './customer-reader';
import { digitsOf, quoted } from './suiteql';
import type { VisibleFields } from './visible-fields';

const MOST_FOUND = 20;
const PHONES = ['phone', 'mobilePhone'];
const TAX_NUMBERS = ['vatRegNumber', 'defaultTaxReg'];

interface Parts {
  readonly account: Account;
  readonly reader: CustomerReader;
  readonly visible: VisibleFields;
  readonly keyField: 'externalId' | CustomField;
}

/** Finds persons. By external id at once; everything else goes through SuiteQL, which lags a second behind. */
export class LookUp {
  constructor(private readonly parts: Parts) {}

  async find(keys: LookupKeys): Promise<readonly FetchedAt[]> {
    const [own, others] = await Promise.all([this.withKey(keys.createKey), this.search(await this.conditions(keys))]);
    const ids = [...new Set([...(own ? [own] : []), ...others])];
    const found = await this.parts.reader.fetch(ids.map((id) => ({ type: 'customer', id })));
    return found.filter(({ record }) => record !== null);
  }

  /** Id of the customer with this create key. */
  async withKey(key: string): Promise<string | undefined> {
    const { keyField, reader } = this.parts;
    if (keyField === 'externalId') return (await reader.given(byExternalId(key)))?.record.id;
    return (await this.search([`${keyField} = ${quoted(key)}`]))[0];
  }

  private async search(conditions: readonly string[]): Promise<string[]> {
    if (conditions.length === 0) return [];
    const q = `SELECT id FROM customer WHERE isperson = 'T' AND (${conditions.join(' OR ')}) ORDER BY id`;
    const { rows } = await this.parts.account.query(q, MOST_FOUND);
    return rows.flatMap(({ id }) => id ?? []);
  }

  /** One condition for each kind of key; a field that our role may not see would have the whole query refused. */
  private async conditions({ emails, phones, taxIds }: LookupKeys): Promise<string[]> {
    const visible = await this.parts.visible.now();
    const seen = (fields: readonly string[]) => fields.filter((field) => visible.has(field)).map((field) => field.toLowerCase());
    const endings = phones.map((phone) => parsePhoneNumberFromString(phone)?.nationalNumber ?? phone.replace(/\D/g, ''));
    return [
      ...seen(emails.length > 0 ? ['email'] : []).map(
        (column) => `LOWER(${column}) IN (${list(emails.map((email) => email.toLowerCase()))})`,
      ),
      ...seen(PHONES).flatMap((column) => endings.filter(isNumber).map((ending) => `${digitsOf(column)} LIKE ${quoted(`%${ending}`)}`)),
      ...seen(taxIds.length > 0 ? TAX_NUMBERS : []).map((column) => `${column} IN (${list(taxIds)})`),
    ];
  }
}

function isNumber(digits: string): boolean {
  return digits.length >= 6;
}

function list(values: readonly string[]): string {
  return values.map(quoted).join(', ');
}
