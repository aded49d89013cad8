import type { RecordRef, WriteItem, WriteResult } from '@trueup/connector-kit';
import { faultOf, faultOfAnswer, isHiddenCode } from '../faults';
import { compositeAnswer, queryPage, saved, type CompositePart, type RecordType, type SalesforceRecord } from '../wire';
import type { ContactRelations, Relations } from './contact-relations';
import type { Read, RecordRows, Row } from './record-rows';
import type { Reader } from './reader';
import { DATA_PATH, type RestApi } from './rest-api';
import { isOneOf } from './soql';
import type { TypeFields, VisibleFields } from './visible-fields';
import { bodyOf, parentsOf, type ParentNames } from './write-body';

type Item = WriteItem<SalesforceRecord>;
type Result = WriteResult<SalesforceRecord>;

/** A composite call takes 25 parts; an item is a write and a reading, and the relations of all of them are one more. */
const ITEMS_A_CALL = 12;
const ALLOW_DUPLICATES = { 'sforce-duplicate-rule-header': 'allowSave=true' };

const RELATIONS = 'relations';

interface Parts {
  readonly write?: CompositePart;
  readonly read?: CompositePart;
  readonly relations: Relations;
}

export interface WriterParts {
  readonly rest: RestApi;
  readonly fields: VisibleFields;
  readonly reader: Reader;
  readonly rows: RecordRows;
  readonly relations: ContactRelations;
  readonly keyField: string;
}

/** Writes records and reads them back in the same call. Whether a record is a double was decided before: the org's own rule may warn, not stop. */
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
    const changed = await Promise.all([...new Set(again.map((item) => typeOf(item)))].map((type) => this.hasChanged(type)));
    if (!changed.includes(true)) return results;
    const second = await this.send(again);
    return results.map((result, at) => second[again.indexOf(items[at] as Item)] ?? result);
  }

  private async hasChanged(type: RecordType): Promise<boolean> {
    const [before, after] = [await this.parts.fields.of(type), await this.parts.fields.refresh(type)];
    return before.readable.join() !== after.readable.join();
  }

  private async send(items: readonly Item[]): Promise<Result[]> {
    const parents = await parentsOf(this.parts.rest, items);
    const requests = (await Promise.all(items.map((item, at) => this.requestsFor(item, { at, parents })))).flat();
    const related = await this.relationsRequest(items);
    const call = {
      method: 'POST',
      path: '/composite',
      headers: ALLOW_DUPLICATES,
      body: { allOrNone: false, compositeRequest: [...requests, ...related] },
    } as const;
    const { compositeResponse } = compositeAnswer.parse((await this.parts.rest.call(call)).body);
    const part = (id: string) => compositeResponse.find(({ referenceId }) => referenceId === id);
    const relations = await this.relationsIn(part(RELATIONS), items);
    return Promise.all(items.map((item, at) => this.resultOf(item, { write: part(`write${at}`), read: part(`read${at}`), relations })));
  }

  /** The relations of the contacts of this call that have an account: of those to be made by the key that they will have. */
  private async relationsRequest(items: readonly Item[]): Promise<object[]> {
    const contacts = items.filter(isAtAccount);
    const ids = contacts.flatMap(({ ref }) => ref?.id ?? []);
    const keys = contacts.flatMap(({ ref, createKey }) => (ref ? [] : createKey));
    const conditions = [
      ...(ids.length > 0 ? [isOneOf('ContactId', ids)] : []),
      ...(keys.length > 0 ? [isOneOf(`Contact.${this.parts.keyField}`, keys)] : []),
    ];
    const soql = conditions.length > 0 ? await this.parts.relations.query(conditions.join(' OR ')) : undefined;
    if (soql === undefined) return [];
    return [{ method: 'GET', url: `${DATA_PATH}/query?q=${encodeURIComponent(soql)}`, referenceId: RELATIONS }];
  }

  /** What could not be read is not told: the record says that it is withheld. */
  private async relationsIn(part: CompositePart | undefined, items: readonly Item[]): Promise<Relations> {
    if (part?.httpStatusCode === 200) return this.parts.relations.read(queryPage.parse(part.body).records);
    return items.some(isAtAccount) ? undefined : this.parts.relations.of([]);
  }

  private async requestsFor(item: Item, { at, parents }: { at: number; parents: ParentNames }): Promise<object[]> {
    const type = typeOf(item);
    const fields = await this.fieldsFor(type, item);
    const url = `${DATA_PATH}/sobjects/${type}/${item.ref ? item.ref.id : `${this.parts.keyField}/${encodeURIComponent(item.createKey)}`}`;
    const body = bodyOf(item, { seen: fields.seen, parents });
    const seenAt = item.current?.LastModifiedDate;
    const unchanged = typeof seenAt === 'string' ? { httpHeaders: { 'If-Unmodified-Since': new Date(seenAt).toUTCString() } } : {};
    const write = { method: 'PATCH', url, referenceId: `write${at}`, body, ...unchanged };
    const read = { method: 'GET', url: `${url}?fields=${fields.readable.join(',')}`, referenceId: `read${at}` };
    return item.ref && Object.keys(body).length === 0 ? [read] : [write, read];
  }

  /** What is left out of a write, because it cannot be seen, is left out only if that is still so. */
  private async fieldsFor(type: RecordType, { patch }: Item): Promise<TypeFields> {
    const fields = await this.parts.fields.of(type);
    return Object.keys(patch).every((name) => fields.seen.has(name)) ? fields : this.parts.fields.refresh(type);
  }

  private async resultOf(item: Item, { write, read, relations }: Parts): Promise<Result> {
    if (write && write.httpStatusCode >= 300)
      return { kind: 'fault', fault: faultOfAnswer(write.httpStatusCode, write.body, this.parts.keyField) };
    const fetched = await this.readBack(item, { write, read, relations });
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
    { write, read, relations }: Parts,
  ): Promise<{ ref: RecordRef; record: SalesforceRecord } | { fault: ReturnType<typeof faultOf> }> {
    const type = typeOf(item);
    const id = item.ref?.id ?? saved.safeParse(write?.body).data?.id;
    const there = read?.httpStatusCode === 200 ? await this.readRow(item, read.body as Row, relations) : await this.again(type, id);
    if (there?.record) return { ref: there.ref, record: there.record };
    if (id === undefined) return { fault: faultOfAnswer(read?.httpStatusCode ?? 500, read?.body) };
    return { fault: { kind: 'conflict', code: 'NOT_FOUND', message: 'The record went away while it was written.' } };
  }

  /** A contact that was found, or that somebody gave an account meanwhile, is asked for its relations after all. */
  private async readRow(item: Item, row: Row, relations: Relations): Promise<Read> {
    const isLate = item.type === 'Contact' && Boolean(row.AccountId) && !isAtAccount(item);
    return this.parts.rows.readOne(typeOf(item), row, isLate ? await this.parts.relations.of([row.Id]) : relations);
  }

  private async again(type: RecordType, id: string | undefined): Promise<Read | undefined> {
    return id === undefined ? undefined : (await this.parts.reader.fetch([{ type, id }]))[0];
  }
}

/** Whether it may have relations: a contact without an account has none. */
function isAtAccount({ type, patch, place, current }: Item): boolean {
  return type === 'Contact' && Boolean(place ?? patch.AccountId ?? (current && current.AccountId !== null));
}

function typeOf({ type }: Item): RecordType {
  return type === 'Account' || type === 'Lead' ? type : 'Contact';
}

function lacksField(result: Result | undefined): boolean {
  return result?.kind === 'fault' && isHiddenCode(result.fault) && result.fault.code !== 'NOT_FOUND';
}
