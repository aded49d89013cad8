import { applyPatch, type Fetched, type RecordRef, type WriteItem, type WriteResult } from '@trueup/connector-kit';
import { FIELD_CODES, faultOf, faultOfAnswer } from '../faults';
import { mapping, NO_LAST_NAME } from '../mapping';
import {
  compositeAnswer,
  FILE_FIELDS,
  fileText,
  parsePerson,
  saved,
  type CompositePart,
  type FileField,
  type PersonType,
  type SalesforcePerson,
} from '../wire';
import type { Reader } from './reader';
import { DATA_PATH, type RestApi } from './rest-api';
import type { TypeFields, VisibleFields } from './visible-fields';

type Item = WriteItem<SalesforcePerson>;
type Result = WriteResult<SalesforcePerson>;

/** A composite call takes 25 parts; an item is a write and a reading. */
const ITEMS_A_CALL = 12;
const ALLOW_DUPLICATES = { 'sforce-duplicate-rule-header': 'allowSave=true' };

export interface WriterParts {
  readonly rest: RestApi;
  readonly fields: VisibleFields;
  readonly reader: Reader;
  readonly keyField: string;
  readonly createType: PersonType;
}

/** Writes persons and reads them back in the same call. Whether a record is a double was decided before: the org's own rule may warn, not stop. */
export class Writer {
  constructor(private readonly parts: WriterParts) {}

  /** Throws only where no item got an answer. */
  async write(batch: readonly Item[]): Promise<Result[]> {
    const calls = Array.from({ length: Math.ceil(batch.length / ITEMS_A_CALL) }, (_, at) =>
      batch.slice(at * ITEMS_A_CALL, (at + 1) * ITEMS_A_CALL),
    );
    const answers = await Promise.allSettled(calls.map((items) => this.call(items)));
    const failed = answers.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected' && answers.every(({ status }) => status === 'rejected')) throw failed.reason;
    return answers.flatMap((answer, at) =>
      answer.status === 'fulfilled'
        ? answer.value
        : (calls[at] ?? []).map((): Result => ({ kind: 'fault', fault: faultOf(answer.reason) })),
    );
  }

  private async call(items: readonly Item[]): Promise<Result[]> {
    const results = await this.send(items);
    const again = items.filter((_, at) => lacksField(results[at]));
    if (again.length === 0) return results;
    const changed = await Promise.all([...new Set(again.map((item) => this.typeOf(item)))].map((type) => this.hasChanged(type)));
    if (!changed.includes(true)) return results;
    const second = await this.send(again);
    return results.map((result, at) => second[again.indexOf(items[at] as Item)] ?? result);
  }

  private async hasChanged(type: PersonType): Promise<boolean> {
    const [before, after] = [await this.parts.fields.of(type), await this.parts.fields.refresh(type)];
    return before.readable.join() !== after.readable.join();
  }

  private async send(items: readonly Item[]): Promise<Result[]> {
    const requests = (await Promise.all(items.map((item, at) => this.requestsFor(item, at)))).flat();
    const call = {
      method: 'POST',
      path: '/composite',
      headers: ALLOW_DUPLICATES,
      body: { allOrNone: false, compositeRequest: requests },
    } as const;
    const { compositeResponse } = compositeAnswer.parse((await this.parts.rest.call(call)).body);
    const part = (id: string) => compositeResponse.find(({ referenceId }) => referenceId === id);
    return Promise.all(items.map((item, at) => this.resultOf(item, { write: part(`write${at}`), read: part(`read${at}`) })));
  }

  private async requestsFor(item: Item, at: number): Promise<object[]> {
    const type = this.typeOf(item);
    const fields = await this.fieldsFor(type, item);
    const url = `${DATA_PATH}/sobjects/${type}/${item.ref ? item.ref.id : `${this.parts.keyField}/${encodeURIComponent(item.createKey)}`}`;
    const body = bodyOf(item, fields);
    const seenAt = item.current?.LastModifiedDate;
    const unchanged = typeof seenAt === 'string' ? { httpHeaders: { 'If-Unmodified-Since': new Date(seenAt).toUTCString() } } : {};
    const write = { method: 'PATCH', url, referenceId: `write${at}`, body, ...unchanged };
    const read = { method: 'GET', url: `${url}?fields=${fields.readable.join(',')}`, referenceId: `read${at}` };
    return item.ref && Object.keys(body).length === 0 ? [read] : [write, read];
  }

  /** What is left out of a write, because it cannot be seen, is left out only if that is still so. */
  private async fieldsFor(type: PersonType, { patch }: Item): Promise<TypeFields> {
    const fields = await this.parts.fields.of(type);
    return Object.keys(patch).every((name) => fields.seen.has(name)) ? fields : this.parts.fields.refresh(type);
  }

  private async resultOf(item: Item, { write, read }: { write?: CompositePart; read?: CompositePart }): Promise<Result> {
    if (write && write.httpStatusCode >= 300)
      return { kind: 'fault', fault: faultOfAnswer(write.httpStatusCode, write.body, this.parts.keyField) };
    const fetched = await this.readBack(item, { write, read });
    if ('fault' in fetched) return { kind: 'fault', fault: fetched.fault };
    const { ref, record } = fetched;
    const found = item.operation === 'create' && write?.httpStatusCode === 200;
    return {
      kind: 'done',
      ref,
      record,
      version: typeof record.SystemModstamp === 'string' ? record.SystemModstamp : null,
      ...(found ? { found } : {}),
    };
  }

  /** The record after the write. What was written stands even where the reading of the same call failed: then it is read once more. */
  private async readBack(
    item: Item,
    { write, read }: { write?: CompositePart; read?: CompositePart },
  ): Promise<{ ref: RecordRef; record: SalesforcePerson } | { fault: ReturnType<typeof faultOf> }> {
    const type = this.typeOf(item);
    if (read && read.httpStatusCode === 200) {
      const record = parsePerson(read.body);
      return { ref: { type, id: record.Id }, record };
    }
    const id = item.ref?.id ?? saved.safeParse(write?.body).data?.id;
    if (id === undefined) return { fault: faultOfAnswer(read?.httpStatusCode ?? 500, read?.body) };
    const [again]: (Fetched<SalesforcePerson> | undefined)[] = await this.parts.reader.fetch([{ type, id }]);
    if (again?.record) return { ref: again.ref, record: again.record };
    return { fault: { kind: 'conflict', code: 'NOT_FOUND', message: 'The record went away while it was written.' } };
  }

  private typeOf({ ref }: Item): PersonType {
    return ref?.type === 'Account' || ref?.type === 'Contact' ? ref.type : this.parts.createType;
  }
}

/** The fields to send: those that differ from what was read, files as whole texts, nothing that this credential may not see. */
function bodyOf({ operation, current, patch }: Item, { seen }: TypeFields): Record<string, unknown> {
  const after = applyPatch(current ?? mapping.empty('person'), patch);
  const names = Object.keys(patch).filter((name) => seen.has(name));
  const changed = names.filter((name) => stored(name, after) !== (current === null ? null : stored(name, current)));
  const body = Object.fromEntries(changed.map((name) => [name, stored(name, after)]));
  return operation === 'create' && !body.LastName ? { ...body, LastName: NO_LAST_NAME } : body;
}

/** What a field is stored as. */
function stored(name: string, record: SalesforcePerson): unknown {
  const value = (record as unknown as Record<string, unknown>)[name];
  return isFile(name) ? fileText(name, value) : value;
}

function isFile(name: string): name is FileField {
  return FILE_FIELDS.some((field) => field === name);
}

function lacksField(result: Result | undefined): boolean {
  return result?.kind === 'fault' && FIELD_CODES.has(result.fault.code);
}
