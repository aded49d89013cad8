import type { SchemaPath } from '@trueup/canonical-schema';
import type { QueryRunner } from 'typeorm';
import type { SpanContext } from '@opentelemetry/api';
import type { Outgoing } from './outgoing';
import type { ParkedKey, ParkRequest } from './park-request';
import { type Prepared, runPrepared } from './prepared';
import { traceCreation } from './traces';
import type { Transaction } from './transaction';

/** One outgoing event with the trace it belongs to. */
export interface Traced {
  readonly outgoing: Outgoing;
  readonly traceparent: string | undefined;
}

/** Knows the spans of records, by event id. */
export interface Causes {
  get(eventId: string): SpanContext | undefined;
}

/** Parked items to close: of these keys, on one topic or on all. */
export interface Closing {
  readonly topic?: string;
  readonly keys: readonly string[];
  readonly because: string;
}

/** Collects what a transaction asks for until it is time to write it. */
export class UnitOfWork implements Transaction {
  readonly published: Traced[] = [];
  /** Parkings and closings in the order they were asked for: a record may end what is parked of its key and be parked itself. */
  readonly parkings: (ParkRequest | Closing)[] = [];
  readonly after: (() => void)[] = [];

  /** `causes` knows the spans of records that were read lately, by event id. */
  constructor(
    private readonly runner: QueryRunner,
    private readonly causes: Causes,
  ) {}

  async query<R = unknown>(sql: string, parameters: unknown[] = []): Promise<R[]> {
    const { records } = await this.runner.query(sql, parameters, true);
    return (records ?? []) as R[];
  }

  prepared<R>(statement: Prepared, values: unknown[]): Promise<R[]> {
    return runPrepared(this.runner, statement, values);
  }

  publish<P extends SchemaPath>(event: Outgoing<P>): void {
    const causation = event.event?.meta.causationId;
    const cause = causation ? this.causes.get(causation) : undefined;
    this.published.push({ outgoing: event, traceparent: traceCreation(event.topic.name, cause) });
  }

  park(item: ParkRequest): void {
    this.parkings.push(item);
  }

  closeParked(key: ParkedKey, because: string): void {
    this.parkings.push({ topic: key.topic, keys: [key.key], because });
  }

  /** Closes what is parked of keys that a newer record of the topic has made whole. */
  supersede(topic: string, keys: string[]): void {
    this.parkings.push({ topic, keys, because: 'A newer record of the key was handled.' });
  }

  afterCommit(then: () => void): void {
    this.after.push(then);
  }
}
