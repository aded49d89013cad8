import { VendorError, type RecordRef } from '@trueup/connector-kit';
import { RECORD_TYPES, retrieved, type RecordType } from '../wire';
import { goneRow, type Read, type RecordRows } from './record-rows';
import type { RestApi } from './rest-api';
import { isOneOf, ofRecords, pagesOf, rowsOf } from './soql';
import type { VisibleFields } from './visible-fields';

const MOST_RETRIEVED = 200;

export interface ReaderParts {
  readonly rest: RestApi;
  readonly fields: VisibleFields;
  readonly rows: RecordRows;
}

/** Whole records by id, and the ids of all. */
export class Reader {
  constructor(private readonly parts: ReaderParts) {}

  async fetch(refs: readonly RecordRef[]): Promise<Read[]> {
    const read = new Map<string, Read>();
    for (const type of RECORD_TYPES) {
      const ids = refs.filter((ref) => ref.type === type).map(({ id }) => id);
      for (let at = 0; at < ids.length; at += MOST_RETRIEVED) {
        for (const one of await this.retrieve(type, ids.slice(at, at + MOST_RETRIEVED))) read.set(one.ref.id, one);
      }
    }
    return refs.map((ref) => read.get(ref.id) ?? { ref, record: null });
  }

  async *sweep(signal: AbortSignal): AsyncGenerator<readonly RecordRef[]> {
    for (const type of RECORD_TYPES) {
      const fields = await this.parts.fields.of(type);
      if (!fields.isThere) continue;
      const conditions = ofRecords(type, fields);
      const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
      for await (const page of pagesOf(this.parts.rest, `SELECT Id FROM ${type}${where}`, { pageSize: 2000 })) {
        if (signal.aborted) return;
        yield page.records.map(({ Id }) => ({ type, id: Id }));
      }
    }
  }

  private async retrieve(type: RecordType, ids: readonly string[]): Promise<Read[]> {
    const { isThere, rows } = await this.parts.fields.reading(type, async ({ isThere, readable }) => {
      if (!isThere) return { isThere, rows: [] };
      const { body } = await this.parts.rest.call({ method: 'POST', path: `/composite/sobjects/${type}`, body: { ids, fields: readable } });
      return { isThere, rows: retrieved.parse(body) };
    });
    // An object that is hidden from us says nothing of its records.
    if (!isThere) return [];
    const read = await this.parts.rows.read(
      type,
      rows.filter((row) => row !== null),
    );
    const missing = ids.filter((id) => !read.some(({ ref }) => ref.id === id));
    return missing.length === 0 ? read : [...read, ...(await this.gone(type, missing))];
  }

  /** Where records went that are not there: into the recycle bin, into another record, or for good. */
  private async gone(type: RecordType, ids: readonly string[]): Promise<Read[]> {
    const soql = `SELECT Id, IsDeleted, MasterRecordId FROM ${type} WHERE ${isOneOf('Id', ids)}`;
    const rows = await rowsOf(this.parts.rest, soql, true);
    return ids.map((id) => {
      const row = rows.find((one) => one.Id === id);
      return row?.IsDeleted === true ? goneRow(type, row) : { ref: { type, id }, record: null };
    });
  }
}

/** The code of a vendor's refusal, if it was one. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof VendorError ? error.fault.code : undefined;
}
