import type {
  Client,
  Fetched,
  LoadPage,
  LookupKeys,
  NoticeSink,
  PollPage,
  RecordRef,
  Right,
  TenantField,
  VendorContext,
  WriteItem,
  WriteResult,
} from '@trueup/connector-kit';
import { faultOf } from '../faults';
import { keyFieldOf } from '../mapping';
import { RECORD_TYPES, RELATION, type SalesforceRecord } from '../wire';
import { ChangeReader } from './change-reader';
import { ChangeStream } from './change-stream';
import type { SalesforceConfig } from './configuration';
import { ContactRelations } from './contact-relations';
import { Finder } from './finder';
import { Loader } from './loader';
import { Poller } from './poller';
import { Reader } from './reader';
import { RecordRows } from './record-rows';
import { RestApi } from './rest-api';
import { rightsOf } from './rights';
import { Session } from './session';
import { StandingRecords } from './standing-records';
import { tenantFields } from './tenant-fields';
import { UserNames } from './user-names';
import { VisibleFields } from './visible-fields';
import { Writer } from './writer';

/** The client of one org: what is done where, and nothing else. */
export class SalesforceClient implements Client<SalesforceRecord> {
  readonly #session: Session;
  readonly #rest: RestApi;
  readonly #fields: VisibleFields;
  readonly #reader: Reader;
  readonly #poller: Poller;
  readonly #loader: Loader;
  readonly #finder: Finder;
  readonly #writer: Writer;
  readonly #stream: ChangeStream;

  constructor(
    private readonly config: SalesforceConfig,
    context: VendorContext,
  ) {
    const keyField = keyFieldOf(context.row);
    const overlaid = context.overlayFields;
    this.#session = new Session(config, () => context.now());
    const rest = new RestApi(this.#session, context.budget);
    const fields = new VisibleFields(rest, { keyField, overlaid, now: () => context.now() });
    const standing = new StandingRecords(rest, fields);
    const relations = new ContactRelations(rest, fields, standing);
    const rows = new RecordRows(relations, standing, new UserNames(rest, this.#session));
    this.#rest = rest;
    this.#fields = fields;
    this.#reader = new Reader({ rest, fields, rows });
    this.#poller = new Poller({ rest, fields, rows, standing });
    this.#loader = new Loader({ rest, fields, rows });
    this.#finder = new Finder({ rest, fields, rows, keyField });
    this.#writer = new Writer({ rest, fields, reader: this.#reader, rows, relations, keyField });
    this.#stream = new ChangeStream({
      config,
      session: this.#session,
      changes: new ChangeReader(standing, keyField, overlaid),
      log: context.log,
    });
  }

  /** Signs in and asks what this credential sees. */
  async start(): Promise<void> {
    this.#session.forget();
    await Promise.all([RELATION, ...RECORD_TYPES].map((type) => this.#fields.refresh(type)));
  }

  fetch(refs: readonly RecordRef[]): Promise<readonly Fetched<SalesforceRecord>[]> {
    return this.#reader.fetch(refs);
  }

  subscribe(from: string | null, sink: NoticeSink, signal: AbortSignal): Promise<void> {
    return this.#stream.follow(from, sink, signal);
  }

  poll(since: number | null, signal: AbortSignal): AsyncIterable<PollPage<SalesforceRecord>> {
    return this.#poller.poll(since, signal);
  }

  load(from: string | null, signal: AbortSignal): AsyncIterable<LoadPage<SalesforceRecord>> {
    return this.#loader.load(from, signal);
  }

  sweep(signal: AbortSignal): AsyncIterable<readonly RecordRef[]> {
    return this.#reader.sweep(signal);
  }

  find(keys: LookupKeys): Promise<readonly Fetched<SalesforceRecord>[]> {
    return this.#finder.find(keys);
  }

  write(batch: readonly WriteItem<SalesforceRecord>[]): Promise<readonly WriteResult<SalesforceRecord>[]> {
    return this.#writer.write(batch);
  }

  rights(): Promise<readonly Right[]> {
    const canSubscribe = () => this.#stream.canFollow();
    return rightsOf({ rest: this.#rest, fields: this.#fields, canSubscribe, topic: this.config.pubsubTopic });
  }

  fields(): Promise<readonly TenantField[]> {
    return tenantFields(this.#fields);
  }

  faultOf = faultOf;
}
