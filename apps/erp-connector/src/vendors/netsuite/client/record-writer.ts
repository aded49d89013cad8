import { VendorError, type WriteItem, type WriteResult } from '@trueup/connector-kit';
import { ALREADY_EXISTS, faultOf } from '../faults';
import type { CustomField, NetsuiteRecord } from '../wire';
import type { Account } from './account';
import { changedFields, isOvertaken } from './changed-fields';
import type { LookUp } from './look-up';
import type { NewRecord } from './new-record';
import { kindOf, type RecordKind } from './record-kinds';
import { byExternalId, type RecordReader } from './record-reader';
import { submitOnce } from './submit-once';

interface Parts {
  readonly account: Account;
  readonly reader: RecordReader;
  readonly lookUp: LookUp;
  readonly newRecord: NewRecord;
  readonly keyField: 'externalId' | CustomField;
}

type Item = WriteItem<NetsuiteRecord>;
type Result = WriteResult<NetsuiteRecord>;

/** Creates and updates records; each write ends with a reading, for NetSuite answers without a body. */
export class RecordWriter {
  constructor(private readonly parts: Parts) {}

  async write(item: Item): Promise<Result> {
    try {
      return await (item.operation === 'create' ? this.create(item) : this.update(item));
    } catch (error) {
      return { kind: 'fault', fault: faultOf(error) };
    }
  }

  /** Looks first: NetSuite's upsert would add the address lines of a create that was answered in vain once more. */
  private async create(item: Item): Promise<Result> {
    const kind = kindOf(item);
    const known = await this.parts.lookUp.withKey(kind, item.createKey);
    if (known !== undefined) return { ...(await this.written(kind, known)), found: true };
    try {
      return await this.written(kind, await this.made(kind, item));
    } catch (error) {
      const isTaken = faultOf(error).code === ALREADY_EXISTS;
      const other = isTaken ? await this.parts.lookUp.withKey(kind, item.createKey) : undefined;
      if (other === undefined) throw error;
      return { ...(await this.written(kind, other)), found: true };
    }
  }

  private async made(kind: RecordKind, item: Item): Promise<string> {
    const { account, keyField, lookUp, newRecord } = this.parts;
    const { createKey: key } = item;
    const body = await newRecord.body(item);
    if (keyField !== 'externalId') return submitOnce(account, { key, path: kind.path, body: { ...body, [keyField]: key } });
    const { location } = await account.call({ method: 'PUT', path: `${kind.path}/${byExternalId(key)}`, body });
    return idIn(location) ?? (await lookUp.withKey(kind, key)) ?? missing();
  }

  /** NetSuite has no compare-and-set, so the record is read first: what somebody changed since is not overwritten. */
  private async update(item: Item): Promise<Result> {
    const { ref, patch, current } = item;
    const kind = kindOf(item);
    const id = ref?.id ?? missing();
    const given = (await this.parts.reader.given(kind, id)) ?? missing();
    const body = changedFields(given.record, patch);
    if (Object.keys(body).length === 0) return this.written(kind, id);
    if (current && isOvertaken(current, given.record, patch)) {
      const message = 'Somebody changed the same fields since they were read.';
      return { kind: 'fault', fault: { kind: 'conflict', code: 'RECORD_CHANGED', message } };
    }
    await this.parts.account.call({ method: 'PATCH', path: `${kind.path}/${id}`, body });
    return this.written(kind, id);
  }

  private async written({ type }: RecordKind, id: string): Promise<Extract<Result, { kind: 'done' }>> {
    const record = (await this.parts.reader.read({ type, id })) ?? missing();
    return { kind: 'done', ref: { type, id: record.id }, record, version: record.lastModifiedDate ?? null };
  }
}

/** The last part of the Location of what was made. */
function idIn(location: string | null): string | undefined {
  return location?.split('/').at(-1) || undefined;
}

function missing(): never {
  throw new VendorError({ kind: 'conflict', code: 'NONEXISTENT_ID', message: 'The record is gone.' });
}
