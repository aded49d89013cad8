import { slotId, type PartyKind, type Slot, type SlotAddress, type SlotValue } from '@trueup/canonical-schema';
import type { SystemRow } from '@trueup/governance';
import { randomUUID } from 'node:crypto';
import { SystemBudget } from '../budget';
import type { Client, Logger } from '../connector';
import type { Fault } from '../faults';
import type { Reading } from '../held/echo';
import { stable } from '../held/same-value';
import type { Mapping, MappingContext } from '../mapping/mapping';
import { defaultContext, defaultKey } from '../mapping/place';
import { patchFor } from '../mapping/project';
import { readRecord, type MappedSlot } from '../mapping/read-record';
import type { Fetched, LookupKeys, RecordRef, SlotChange, WriteItem, WriteResult } from '../records';
import { systemRow } from '../testing/system-row';
import { sampleValue } from './sample-values';
import type { SandboxUnderTest, SuiteOptions } from './suite-options';

const quiet: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

export type Values = Partial<Record<Slot, SlotValue | null>>;

/** Drives one connector against its sandbox, without the loops. */
export class SuiteDriver<Config, Wire extends object> {
  readonly row: SystemRow;
  sandbox!: SandboxUnderTest;
  client!: Client<Wire>;
  #sequence = 0;

  constructor(readonly options: SuiteOptions<Config, Wire>) {
    const { name, family } = options.connector;
    this.row = systemRow({ system: `${name}-test`, vendor: name, family, ...options.row });
  }

  /** The record type and kind that this suite is about. */
  get type(): string {
    const { connector, recordType } = this.options;
    return recordType ?? connector.createType?.(this.row, { kind: this.kind, relations: [] }, 'private') ?? connector.recordTypes[0] ?? '';
  }

  get kind(): PartyKind {
    return this.options.kind ?? 'person';
  }

  get mapping(): Mapping<Wire> {
    const mapping = this.options.connector.mappings[this.type];
    if (!mapping) throw new Error(`${this.options.connector.name} has no mapping for ${this.type}.`);
    return mapping;
  }

  at(current: Wire | null = null): MappingContext<Wire> {
    return { row: this.row, systems: [this.row, ...(this.options.others ?? [])], current, kind: this.kind };
  }

  async start(): Promise<void> {
    this.sandbox = await this.options.start();
    this.client = this.connect(this.sandbox.connection);
    await this.client.start?.(AbortSignal.timeout(20_000));
  }

  connect(connection: Readonly<Record<string, unknown>>): Client<Wire> {
    const { connector } = this.options;
    const config = connector.configuration.parse({ ...this.row.settings, ...connection });
    const budget = new SystemBudget(connector.limits);
    return connector.connect(config, {
      row: this.row,
      log: quiet,
      now: Date.now,
      publicWebhookUrl: null,
      overlayFields: this.options.overlayFields ?? {},
      budget,
    });
  }

  /** A number of the one counter; a reading takes it before it reads, a write after its answer. */
  sequence(): number {
    return ++this.#sequence;
  }

  address(slot: Slot): SlotAddress {
    const key = this.options.samples?.[slot]?.key ?? defaultKey(slot, { row: this.row });
    return { slot, key, context: defaultContext(slot) };
  }

  sample(slot: Slot): SlotValue {
    return this.options.samples?.[slot]?.value ?? sampleValue(slot);
  }

  changes(values: Values, before: Wire | null): SlotChange[] {
    const held = new Map(before ? this.slots(before).map((slot) => [slotId(slot), slot.value]) : []);
    return Object.entries(values).map(([slot, after]) => {
      const address = this.address(slot as Slot);
      return { address, before: held.get(slotId(address)) ?? null, after, reverts: false };
    });
  }

  item(values: Values, to: { readonly ref: RecordRef; readonly current: Wire } | { readonly createKey: string }): WriteItem<Wire> {
    const current = 'current' in to ? to.current : null;
    const changes = this.changes(values, current);
    return {
      operation: 'current' in to ? 'update' : 'create',
      ref: 'current' in to ? to.ref : null,
      type: this.type,
      kind: this.kind,
      createKey: 'createKey' in to ? to.createKey : '',
      patch: patchFor(this.mapping, changes, this.at(current)),
      changes,
      current,
      correlationId: randomUUID(),
    };
  }

  /** The client's answer for one item; a call that throws is the fault it stands for. */
  async write(item: WriteItem<Wire>): Promise<WriteResult<Wire>> {
    try {
      const [result] = await this.client.write([item]);
      if (!result) throw new Error('The client gave no answer.');
      return result;
    } catch (error) {
      return { kind: 'fault', fault: this.client.faultOf(error) };
    }
  }

  async written(item: WriteItem<Wire>): Promise<Extract<WriteResult<Wire>, { kind: 'done' }>> {
    const result = await this.write(item);
    if (result.kind !== 'done') throw new Error(`The write was not done: ${JSON.stringify(result)}`);
    return result;
  }

  /** The values of a new person; every one has an e-mail of its own. */
  person(email = `${randomUUID()}@example.com`): Values {
    const more = Object.fromEntries((this.options.createWith ?? []).map((slot) => [slot, this.sample(slot)]));
    const own = this.options.newcomer?.(email);
    return { ...(own ?? { 'names.given': 'Ada', 'names.family': `Example${email.slice(0, 6)}`, 'emails.contact': email }), ...more };
  }

  /** How somebody with this e-mail is looked for. */
  lookup(email: string): Partial<LookupKeys> {
    return this.options.lookup?.(email) ?? { emails: [email] };
  }

  async created(): Promise<{ ref: RecordRef; record: Wire; version: string | null }> {
    return this.written(this.item(this.person(), { createKey: randomUUID() }));
  }

  async fetched(ref: RecordRef): Promise<Fetched<Wire>> {
    const [fetched] = await this.client.fetch([ref]);
    if (!fetched) throw new Error('The client left a record out.');
    return fetched;
  }

  async current(ref: RecordRef): Promise<Wire> {
    const { record } = await this.fetched(ref);
    if (record === null) throw new Error(`${ref.type}/${ref.id} is gone.`);
    return record;
  }

  slots(record: Wire): MappedSlot[] {
    return readRecord(this.mapping, this.parsed(record), this.at());
  }

  /** A record as it is after its way through the raw topic. */
  parsed(record: Wire): Wire {
    return this.mapping.parse(JSON.parse(JSON.stringify(record)));
  }

  slot(record: Wire, slot: Slot): MappedSlot | undefined {
    const id = slotId(this.address(slot));
    return this.slots(record).find((one) => slotId(one) === id);
  }

  async reading(ref: RecordRef): Promise<Reading> {
    const sequence = this.sequence();
    const record = this.parsed(await this.current(ref));
    const { sourceVersion, sourceTime, kind, ourKey } = this.mapping.identify(record, this.at());
    return {
      version: sourceVersion,
      sourceTime,
      sequence,
      slots: this.slots(record),
      lifecycle: 'present',
      identity: stable({ kind, ourKey }),
      receivedAt: Date.now(),
      baseline: false,
    };
  }

  /** What a lookup finds at last; search indexes lag. */
  async found(keys: Partial<LookupKeys>): Promise<readonly Fetched<Wire>[]> {
    const end = Date.now() + (this.options.searchLagMs ?? 1_500) + 1_000;
    for (;;) {
      const found = await this.client.find({ createKey: randomUUID(), emails: [], phones: [], taxIds: [], kind: this.kind, ...keys });
      if (found.length > 0 || Date.now() > end) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** The fault that a call meets. */
  async faultOf(call: (client: Client<Wire>) => Promise<unknown>, client = this.client): Promise<Fault> {
    try {
      await call(client);
    } catch (error) {
      return client.faultOf(error);
    }
    throw new Error('The call met no fault.');
  }
}
