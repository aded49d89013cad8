import type { CustomerGoldenChanged } from '@trueup/canonical-schema';
import type { SystemRow } from '@trueup/governance';
import type { z } from 'zod';
import type { Budget } from './budget';
import type { Fault } from './faults';
import type { Mapping } from './mapping/mapping';
import type { Fetched, Gap, LookupKeys, Notice, RecordRef, WriteItem, WriteResult } from './records';
import type { LoadPage, Right, TenantField } from './tenant';

/** What one system bears. */
export interface Limits {
  /** What a call costs: points, calls, requests … */
  readonly unit: string;
  /** Calls at the same time. */
  readonly concurrency: number;
  /** Items of one `write` and refs of one `fetch`. */
  readonly batchSize: number;
  /** Units a second that come back, where the vendor counts so. */
  readonly perSecond?: number;
  /** The most units there can be at once. */
  readonly maximum?: number;
}

export interface Logger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface VendorContext {
  readonly row: SystemRow;
  readonly log: Logger;
  /** Epoch milliseconds. */
  now(): number;
  /** Where the gateway takes this system's webhooks; null where it takes none. */
  readonly publicWebhookUrl: string | null;
  /** Fields of the tenant's own that an overlay maps, by record type: they are fetched with the others. */
  readonly overlayFields: Readonly<Record<string, readonly string[]>>;
  /** Every call to the vendor runs in it. */
  readonly budget: Budget;
}

/** The only I/O of a vendor. A call that fails throws; `faultOf` says what kind of fault it was and the kit decides what happens next. */
export interface Client<Wire extends object> {
  /** Signs in and puts in place what the system needs, such as webhooks and fields. Runs again after a refusal, so it is idempotent. */
  start?(signal: AbortSignal): Promise<void>;
  /** Whole records, in the order of the refs. */
  fetch(refs: readonly RecordRef[]): Promise<readonly Fetched<Wire>[]>;
  /** Which records a webhook is about; empty where it is of no concern. */
  notices?(delivery: WebhookDelivery): readonly Notice[];
  /** The vendor's push stream from a cursor on, until it ends or breaks; the kit reconnects. `sink` returns when notices and cursor are safe. */
  subscribe?(from: string | null, sink: NoticeSink, signal: AbortSignal): Promise<void>;
  /** What changed since (epoch milliseconds; null: everything), in pages. The kit has subtracted its overlap. */
  poll?(since: number | null, signal: AbortSignal): AsyncIterable<PollPage<Wire>>;
  /**
   * All records that there are, in pages, by the vendor's bulk read where it has one; from the cursor of an earlier page on (null: from the
   * beginning). A cursor that the vendor knows no longer begins anew.
   */
  load?(from: string | null, signal: AbortSignal): AsyncIterable<LoadPage<Wire>>;
  /** What this credential may do, each with what is lost without it. */
  rights?(): Promise<readonly Right[]>;
  /** The fields that the tenant has, as overlays name them. */
  fields?(): Promise<readonly TenantField[]>;
  /** The refs of all records there are, in pages. */
  sweep?(signal: AbortSignal): AsyncIterable<readonly RecordRef[]>;
  /** Records that any of the keys finds, whole; the one with our create key must be found however late the search index is. */
  find(keys: LookupKeys): Promise<readonly Fetched<Wire>[]>;
  /** One answer for each item, in order. Throws only where no item got an answer. */
  write(batch: readonly WriteItem<Wire>[]): Promise<readonly WriteResult<Wire>[]>;
  faultOf(error: unknown): Fault;
}

export interface WebhookDelivery {
  /** The sender's topic, such as customers/update. */
  readonly subject: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export type NoticeSink = (notices: readonly Notice[] | Gap, cursor: string) => Promise<void>;

export interface PollPage<Wire> {
  readonly records?: readonly Fetched<Wire>[];
  readonly notices?: readonly Notice[];
  /** Everything changed until then is in the pages so far; epoch milliseconds. */
  readonly upTo: number;
}

/** A vendor on one screen. */
export interface Connector<Config, Wire extends object> {
  /** As `vendor` in systems.yaml. */
  readonly name: string;
  readonly apiVersion: string;
  readonly family: SystemRow['family'];
  readonly recordTypes: readonly string[];
  /** Type of the record that is created for a customer, `private` or as a company's contact (`business:…`); null where none can be, the first record type unless given. */
  createType?(row: SystemRow, golden: Pick<CustomerGoldenChanged, 'kind' | 'relations'>, context: string): string | null;
  /** What `connection` and `settings` of the row must hold, as one object. */
  readonly configuration: z.ZodType<Config>;
  /** What the system bears by default; `limits` of its row overrides them name by name. */
  readonly limits: Limits;
  /** A table for each record type. */
  readonly mappings: Readonly<Record<string, Mapping<Wire>>>;
  /** Where a field that an overlay names lies in a record: a dotted path; the name itself unless given. */
  overlayPath?(field: string): string;
  connect(config: Config, context: VendorContext): Client<Wire>;
}

/** A connector whose own types do not matter, as the loops see it. */
export type AnyConnector = Connector<unknown, object>;
