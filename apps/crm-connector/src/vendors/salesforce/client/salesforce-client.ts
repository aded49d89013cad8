import type {
  Client,
  Fetched,
  LookupKeys,
  NoticeSink,
  PollPage,
  RecordRef,
  VendorContext,
  WriteItem,
  WriteResult,
} from '@trueup/connector-kit';
import { faultOf } from '../faults';
import { keyFieldOf } from '../mapping';
import { PERSON_TYPES, type SalesforcePerson } from '../wire';
import { ChangeReader } from './change-reader';
import { ChangeStream } from './change-stream';
import type { SalesforceConfig } from './configuration';
import { PersonAccounts } from './person-accounts';
import { Reader } from './reader';
import { RestApi } from './rest-api';
import { Session } from './session';
import { VisibleFields } from './visible-fields';
import { Writer } from './writer';

/** The client of one org: what is done where, and nothing else. */
export class SalesforceClient implements Client<SalesforcePerson> {
  readonly #session: Session;
  readonly #fields: VisibleFields;
  readonly #reader: Reader;
  readonly #writer: Writer;
  readonly #stream: ChangeStream;

  constructor(config: SalesforceConfig, context: VendorContext) {
    const keyField = keyFieldOf(context.row);
    this.#session = new Session(config, () => context.now());
    const rest = new RestApi(this.#session, context.budget);
    this.#fields = new VisibleFields(rest, { keyField, now: () => context.now() });
    const persons = new PersonAccounts(rest, this.#fields);
    this.#reader = new Reader({ rest, fields: this.#fields, persons, keyField });
    this.#writer = new Writer({ rest, fields: this.#fields, reader: this.#reader, keyField, createType: config.createType });
    this.#stream = new ChangeStream({ config, session: this.#session, changes: new ChangeReader(persons, keyField), log: context.log });
  }

  /** Signs in and asks which fields this credential sees. */
  async start(): Promise<void> {
    this.#session.forget();
    await Promise.all(PERSON_TYPES.map((type) => this.#fields.refresh(type)));
  }

  fetch(refs: readonly RecordRef[]): Promise<readonly Fetched<SalesforcePerson>[]> {
    return this.#reader.fetch(refs);
  }

  subscribe(from: string | null, sink: NoticeSink, signal: AbortSignal): Promise<void> {
    return this.#stream.follow(from, sink, signal);
  }

  poll(since: number | null, signal: AbortSignal): AsyncIterable<PollPage<SalesforcePerson>> {
    return this.#reader.poll(since, signal);
  }

  sweep(signal: AbortSignal): AsyncIterable<readonly RecordRef[]> {
    return this.#reader.sweep(signal);
  }

  find(keys: LookupKeys): Promise<readonly Fetched<SalesforcePerson>[]> {
    return this.#reader.find(keys);
  }

  write(batch: readonly WriteItem<SalesforcePerson>[]): Promise<readonly WriteResult<SalesforcePerson>[]> {
    return this.#writer.write(batch);
  }

  faultOf = faultOf;
}
