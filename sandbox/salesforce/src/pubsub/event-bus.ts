import type { Faults, Journal } from '@trueup/sandbox-kit';
import type { Actor } from '../auth/actor';
import type { Org } from '../org';
import { buildEvents } from './build-events';
import { encodeEvent } from './encode-event';
import type { EventLog } from './event-log';
import { rpcFault } from './rpc-fault';
import type { StoredEvent } from './stored-event';
import type { Subscription } from './subscription';
import { Topics } from './topics';

export interface EventBusOptions {
  org: Org;
  log: EventLog;
  journal: Journal;
  /** Silence after which a subscriber gets an empty answer; the vendor says within 270 s. */
  keepaliveMs: number;
}

/** Turns committed transactions into events and brings them to the open subscriptions. */
export class EventBus {
  readonly topics: Topics;
  readonly log: EventLog;
  readonly keepaliveMs: number;
  private readonly subscriptions = new Set<Subscription>();

  constructor(private readonly options: EventBusOptions) {
    const { org, log, keepaliveMs } = options;
    this.topics = new Topics(org);
    this.log = log;
    this.keepaliveMs = keepaliveMs;
    org.listeners.push((tx) => {
      if (tx.isSilent) return;
      const captured = tx.changes.filter((one) => org.catalog.get(one.object).isCaptured);
      if (captured.length === 0) return;
      tx.changes = captured;
      for (const event of buildEvents(tx, this.faults)) log.append(event);
      for (const subscription of this.subscriptions) subscription.pump();
    });
  }

  get faults(): Faults {
    return this.options.org.faults;
  }

  now(): number {
    return this.options.org.now();
  }

  add(subscription: Subscription): void {
    this.subscriptions.add(subscription);
  }

  remove(subscription: Subscription): void {
    this.subscriptions.delete(subscription);
  }

  encode(event: StoredEvent, actor: Actor): { schemaId: string; payload: Buffer } {
    const object = event.header.entityName;
    const schema = this.topics.schemaOf(object);
    const payload = encodeEvent(schema, event, (field) => this.options.org.isWithheld(actor, object, field));
    return { schemaId: schema.id, payload };
  }

  /** Notes in the journal what went out. */
  delivered(topic: string, actor: Actor, events: readonly StoredEvent[]): void {
    for (const { replay, header } of events) {
      const { entityName, recordIds, changeType, changeOrigin } = header;
      const response = { replay, entityName, recordIds, changeType, changeOrigin };
      this.options.journal.record({
        kind: 'stream',
        operation: `stream ${topic}`,
        actor: actor.role,
        status: 200,
        write: false,
        response,
        durationMs: 0,
      });
    }
  }

  /** New faults: `down` ends every stream; a shorter delay may make events due. */
  faultsChanged(): void {
    for (const subscription of [...this.subscriptions]) {
      if (this.faults.down) subscription.end(rpcFault('service.unavailable', 'The Pub/Sub API service is unavailable.'));
      else subscription.pump();
    }
  }

  close(): void {
    for (const subscription of [...this.subscriptions]) subscription.end();
  }
}
