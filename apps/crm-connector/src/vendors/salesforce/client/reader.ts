import { VendorError, type Fetched, type LookupKeys, type PollPage, type RecordRef } from '@trueup/connector-kit';
import parsePhoneNumber from 'libphonenumber-js';
import { FIELD_CODES } from '../faults';
import { nameOn, parsePerson, PERSON_TYPES, retrieved, type PersonType, type SalesforcePerson } from '../wire';
import type { PersonAccounts } from './person-accounts';
import type { RestApi } from './rest-api';
import { isOneOf, moment, pagesOf, rowsOf, type Page } from './soql';
import type { TypeFields, VisibleFields } from './visible-fields';

type Read = Fetched<SalesforcePerson>;

const MOST_RETRIEVED = 200;
const MOST_FOUND = 50;

export interface ReaderParts {
  readonly rest: RestApi;
  readonly fields: VisibleFields;
  readonly persons: PersonAccounts;
  readonly keyField: string;
}

/** Whole records: by id, by key, by time. */
export class Reader {
  constructor(private readonly parts: ReaderParts) {}

  async fetch(refs: readonly RecordRef[]): Promise<Read[]> {
    const read = new Map<string, Read>();
    for (const type of PERSON_TYPES) {
      const ids = refs.filter((ref) => ref.type === type).map(({ id }) => id);
      for (let at = 0; at < ids.length; at += MOST_RETRIEVED) {
        for (const one of await this.retrieve(type, ids.slice(at, at + MOST_RETRIEVED))) read.set(one.ref.id, one);
      }
    }
    return refs.map((ref) => read.get(ref.id) ?? { ref, record: null });
  }

  /** Persons with the key, or with any of the addresses and numbers; the org's index of its own fields does not lag. */
  async find(keys: LookupKeys): Promise<Read[]> {
    const found = await Promise.all(PERSON_TYPES.map((type) => this.withFields(type, (fields) => this.search(type, { fields, keys }))));
    const isKeyed = (one: Read) => (one.record as Record<string, unknown> | null)?.[this.parts.keyField] === keys.createKey;
    return found.flat().sort((left, right) => Number(isKeyed(right)) - Number(isKeyed(left)));
  }

  /** What changed since, deleted records too; epoch milliseconds. A first reading leaves out what lies in the recycle bin. */
  async *poll(since: number | null, signal: AbortSignal): AsyncGenerator<PollPage<SalesforcePerson>> {
    let began: number | null = null;
    for (const type of PERSON_TYPES) {
      for await (const page of this.changedPages(type, since)) {
        if (signal.aborted) return;
        began ??= page.calledAt;
        yield { records: page.records.map((row) => this.readRow(type, row)), upTo: since ?? 0 };
      }
    }
    // What changes while the pages are read may be in none of them: all that is sure is the time at which the first was asked for.
    yield { upTo: Math.max(began ?? 0, since ?? 0) };
  }

  private async *changedPages(type: PersonType, since: number | null): AsyncGenerator<Page> {
    const pages = (fields: TypeFields) => {
      const conditions = [...personsOnly(type, fields), ...(since === null ? [] : [`SystemModstamp >= ${moment(Math.max(since, 0))}`])];
      const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
      const soql = `SELECT ${[...fields.readable, 'IsDeleted', 'MasterRecordId'].join(', ')} FROM ${type}${where} ORDER BY SystemModstamp, Id`;
      return pagesOf(this.parts.rest, soql, { withDeleted: since !== null });
    };
    const fields = await this.parts.fields.of(type);
    if (type === 'Account' && !fields.knowsPersonAccounts) return;
    try {
      yield* pages(fields);
    } catch (error) {
      if (!isFieldFault(error)) throw error;
      yield* pages(await this.parts.fields.refresh(type));
    }
  }

  async *sweep(signal: AbortSignal): AsyncGenerator<readonly RecordRef[]> {
    for (const type of PERSON_TYPES) {
      const fields = await this.parts.fields.of(type);
      if (type === 'Account' && !fields.knowsPersonAccounts) continue;
      const [only] = personsOnly(type, fields);
      for await (const page of pagesOf(this.parts.rest, `SELECT Id FROM ${type}${only ? ` WHERE ${only}` : ''}`, { pageSize: 2000 })) {
        if (signal.aborted) return;
        yield page.records.map(({ Id }) => ({ type, id: Id }));
      }
    }
  }

  /** Runs a reading with the fields of a type; once more with fresh ones where one of them has been taken from us. */
  private async withFields<T>(type: PersonType, read: (fields: TypeFields) => Promise<T>): Promise<T> {
    try {
      return await read(await this.parts.fields.of(type));
    } catch (error) {
      if (!isFieldFault(error)) throw error;
      return read(await this.parts.fields.refresh(type));
    }
  }

  private async retrieve(type: PersonType, ids: readonly string[]): Promise<Read[]> {
    const rows = await this.withFields(type, async ({ readable }) => {
      const { body } = await this.parts.rest.call({ method: 'POST', path: `/composite/sobjects/${type}`, body: { ids, fields: readable } });
      return retrieved.parse(body);
    });
    const there = rows.flatMap((row) => (row === null ? [] : [this.readRow(type, row)]));
    const missing = ids.filter((id) => !there.some(({ ref }) => ref.id === id));
    return missing.length === 0 ? there : [...there, ...(await this.gone(type, missing))];
  }

  /** Where records went that are not there: into the recycle bin, into another record, or for good. */
  private async gone(type: PersonType, ids: readonly string[]): Promise<Read[]> {
    const soql = `SELECT Id, IsDeleted, MasterRecordId FROM ${type} WHERE ${isOneOf('Id', ids)}`;
    const rows = await rowsOf(this.parts.rest, soql, true);
    return ids.map((id) => {
      const row = rows.find((one) => one.Id === id);
      return row?.IsDeleted === true ? goneRow(type, row) : { ref: { type, id }, record: null };
    });
  }

  private async search(type: PersonType, { fields, keys }: { fields: TypeFields; keys: LookupKeys }): Promise<Read[]> {
    if (type === 'Account' && !fields.knowsPersonAccounts) return [];
    const phones = [...new Set(keys.phones.flatMap(spellings))];
    const wanted: readonly (readonly [string, readonly string[]])[] = [
      [this.parts.keyField, keys.createKey === '' ? [] : [keys.createKey]],
      [nameOn(type, 'Email'), keys.emails],
      [nameOn(type, 'MobilePhone'), phones],
      ['Phone', phones],
      ['Tax_Id__c', keys.taxIds],
    ];
    const any = wanted
      .filter(([name, values]) => values.length > 0 && fields.seen.has(name))
      .map(([name, values]) => isOneOf(name, values));
    if (any.length === 0) return [];
    const where = [...personsOnly(type, fields), `(${any.join(' OR ')})`].join(' AND ');
    const soql = `SELECT ${fields.readable.join(', ')} FROM ${type} WHERE ${where} ORDER BY CreatedDate LIMIT ${MOST_FOUND}`;
    return (await rowsOf(this.parts.rest, soql)).map((row) => this.readRow(type, row));
  }

  private readRow(type: PersonType, row: { readonly Id: string; readonly [name: string]: unknown }): Read {
    if (row.IsDeleted === true) return goneRow(type, row);
    if (type === 'Account' && row.IsPersonAccount !== true) return { ref: { type, id: row.Id }, record: null };
    if (type === 'Account') this.parts.persons.learnAccount(row.Id, String(row.PersonContactId));
    else if (row.IsPersonAccount !== true) this.parts.persons.learnContact(row.Id);
    const { IsDeleted: _isDeleted, MasterRecordId: _master, ...fields } = row;
    return { ref: { type, id: row.Id }, record: parsePerson(fields) };
  }
}

function goneRow(type: PersonType, row: { readonly Id: string; readonly [name: string]: unknown }): Read {
  const master = typeof row.MasterRecordId === 'string' ? { mergedInto: { type, id: row.MasterRecordId } } : {};
  return { ref: { type, id: row.Id }, record: null, deleted: true, ...master };
}

function isFieldFault(error: unknown): boolean {
  return error instanceof VendorError && FIELD_CODES.has(error.fault.code);
}

function personsOnly(type: PersonType, { knowsPersonAccounts }: TypeFields): string[] {
  return knowsPersonAccounts ? [`IsPersonAccount = ${type === 'Account'}`] : [];
}

/** How a number may stand in a field that takes what people type. */
function spellings(phone: string): string[] {
  const parsed = parsePhoneNumber(phone);
  if (!parsed) return [phone];
  return [phone, parsed.number, parsed.formatNational(), parsed.formatInternational(), parsed.nationalNumber];
}
