import type {
  Client,
  Fault,
  Fetched,
  LoadPage,
  LookupKeys,
  PollPage,
  RecordRef,
  Right,
  TenantField,
  VendorContext,
  WriteItem,
  WriteResult,
} from '@trueup/connector-kit';
import { faultOf } from '../faults';
import type { NetsuiteRecord } from '../wire';
import { Changes } from './changes';
import type { NetsuiteConfig } from './configuration';
import { LookUp } from './look-up';
import { NewRecord } from './new-record';
import { RecordWriter } from './record-writer';
import { recordRefs } from './record-refs';
import { Rights } from './rights';
import { Snapshot } from './snapshot';
import { tenantFields } from './tenant-fields';
import { accessTo, type Access } from './access';

/** One account's customers and contacts. */
export class NetsuiteClient implements Client<NetsuiteRecord> {
  private readonly access: Access;
  private readonly changes: Changes;
  private readonly lookUp: LookUp;
  private readonly writer: RecordWriter;

  constructor(config: NetsuiteConfig, context: VendorContext) {
    this.access = accessTo(config, context);
    this.changes = new Changes(this.access);
    this.lookUp = new LookUp(this.access);
    this.writer = new RecordWriter({
      ...this.access,
      lookUp: this.lookUp,
      newRecord: new NewRecord({ ...this.access, newCustomer: config }),
    });
  }

  /** Signs in and learns what the role may see; NetSuite needs nothing put in place. */
  async start(): Promise<void> {
    await this.access.catalogues.customer.now();
  }

  fetch(refs: readonly RecordRef[]): Promise<readonly Fetched<NetsuiteRecord>[]> {
    return this.access.reader.fetch(refs);
  }

  poll(since: number | null, signal: AbortSignal): AsyncIterable<PollPage<NetsuiteRecord>> {
    return this.changes.since(since, signal);
  }

  load(from: string | null, signal: AbortSignal): AsyncIterable<LoadPage<NetsuiteRecord>> {
    return new Snapshot(this.access).from(from, signal);
  }

  sweep(signal: AbortSignal): AsyncIterable<readonly RecordRef[]> {
    return recordRefs(this.access, signal);
  }

  rights(): Promise<readonly Right[]> {
    return new Rights(this.access).all();
  }

  fields(): Promise<readonly TenantField[]> {
    return tenantFields(this.access.catalogues);
  }

  find(keys: LookupKeys): Promise<readonly Fetched<NetsuiteRecord>[]> {
    return this.lookUp.find(keys);
  }

  write(batch: readonly WriteItem<NetsuiteRecord>[]): Promise<readonly WriteResult<NetsuiteRecord>[]> {
    return Promise.all(batch.map((item) => this.writer.write(item)));
  }

  faultOf(error: unknown): Fault {
    return faultOf(error);
  }
}
