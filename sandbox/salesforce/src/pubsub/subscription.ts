import { randomUUID } from 'node:crypto';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { Actor } from '../auth/actor';
import type { EventBus } from './event-bus';
import { replayBytes, replayOf } from './replay-id';
import { rpcFault } from './rpc-fault';
import type { StoredEvent } from './stored-event';
import type { ConsumerEvent, FetchRequest, FetchResponse } from './wire';

const MOST_REQUESTED = 100;

export type Stream = ServerDuplexStream<FetchRequest, FetchResponse>;

/** One Subscribe stream: it delivers as many events as were asked for, and a sign of life when there are none. */
export class Subscription {
  private topic = '';
  private objects: readonly string[] = [];
  private position = 0n;
  private pending = 0;
  private readonly rpcId = randomUUID();
  private wakeUp?: NodeJS.Timeout;
  private keepalive?: NodeJS.Timeout;
  private isOver = false;

  constructor(
    private readonly bus: EventBus,
    private readonly stream: Stream,
    private readonly actor: Actor,
  ) {}

  /** Takes one FetchRequest; the first decides topic and start. Throws what the vendor refuses. */
  request(request: FetchRequest): void {
    if (this.topic === '') this.start(request);
    else if (request.topic_name && request.topic_name !== this.topic) {
      throw rpcFault('subscription.topic.mismatch', 'The topic cannot change within a subscription.');
    }
    if (request.num_requested <= 0) throw rpcFault('subscription.fetch.requested.events.invalid', 'num_requested must be greater than 0.');
    this.pending += Math.min(request.num_requested, MOST_REQUESTED);
    this.pump();
  }

  /** Delivers what is due. */
  pump(): void {
    if (this.isOver || this.topic === '') return;
    clearTimeout(this.wakeUp);
    const { faults } = this.bus;
    const due: StoredEvent[] = [];
    for (const event of this.bus.log.after(this.position)) {
      const copies = faults.doubleWebhooks && this.pending - due.length > 1 ? 2 : 1;
      if (due.length + copies > this.pending) break;
      const waitMs = event.at + faults.lateWebhooksMs - this.bus.now();
      if (waitMs > 0) {
        this.wakeUp = setTimeout(() => this.pump(), waitMs);
        break;
      }
      this.position = BigInt(event.replay);
      if (this.objects.includes(event.header.entityName)) for (let copy = 0; copy < copies; copy += 1) due.push(event);
    }
    if (due.length > 0) this.send(due);
  }

  /** Ends the stream with an error, or plainly. */
  end(error?: Error): void {
    if (this.isOver) return;
    this.isOver = true;
    clearTimeout(this.wakeUp);
    clearTimeout(this.keepalive);
    if (error) this.stream.emit('error', error);
    else this.stream.end();
  }

  private start(request: FetchRequest): void {
    const objects = this.bus.topics.objectsOf(request.topic_name);
    if (!objects) throw rpcFault('topic.notfound', `The topic ${request.topic_name} does not exist or you have no access to it.`);
    this.position = this.startAt(request);
    this.topic = request.topic_name;
    this.objects = objects;
    this.stayAlive();
  }

  private startAt({ replay_preset: preset, replay_id: id }: FetchRequest): bigint {
    if (preset === 'EARLIEST') return this.bus.log.beforeEarliest();
    if (preset !== 'CUSTOM') return this.bus.log.tip();
    const replay = replayOf(id);
    if (replay === undefined) {
      throw rpcFault(
        'subscription.fetch.replayid.validation.failed',
        'The Replay ID validation failed. Ensure that the Replay ID is valid.',
      );
    }
    if (!this.bus.log.isKnown(replay)) {
      const message = 'The Replay ID validation failed. Ensure that the Replay ID is valid and within the retention window.';
      throw rpcFault('subscription.fetch.replayid.corrupted', message);
    }
    return replay;
  }

  private send(events: readonly StoredEvent[]): void {
    this.pending -= events.length;
    this.write(events.map((event) => this.consumerEvent(event)));
    this.bus.delivered(this.topic, this.actor, events);
  }

  private consumerEvent(event: StoredEvent): ConsumerEvent {
    const { schemaId, payload } = this.bus.encode(event, this.actor);
    return { event: { id: event.uuid, schema_id: schemaId, payload, headers: [] }, replay_id: replayBytes(BigInt(event.replay)) };
  }

  private write(events: ConsumerEvent[]): void {
    const latest = events.at(-1)?.replay_id ?? replayBytes(this.position);
    this.stream.write({ events, latest_replay_id: latest, rpc_id: this.rpcId, pending_num_requested: this.pending });
    this.stayAlive();
  }

  private stayAlive(): void {
    clearTimeout(this.keepalive);
    this.keepalive = setTimeout(() => this.write([]), this.bus.keepaliveMs);
  }
}
