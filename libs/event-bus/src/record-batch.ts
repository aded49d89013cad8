import type { SpanContext } from '@opentelemetry/api';
import type { EventOf, SchemaPath, Topic } from '@trueup/canonical-schema';
import type { KafkaMessage } from 'kafkajs';
import { setImmediate } from 'node:timers/promises';
import type { Codec } from './codec';
import { CodedError } from './coded-error';
import type { Incoming } from './incoming';
import { textHeaders } from './record-headers';
import { spanContextFrom } from './traces';

const sliceMs = 50;

/** One record on its way through a lane. */
export interface Item {
  readonly offset: bigint;
  readonly incoming: Incoming;
  /** Why it will be parked instead of handled. */
  fault?: CodedError;
}

export interface Source {
  readonly topic: Topic;
  readonly partition: number;
}

/** Decodes records in order; one that cannot be read carries its fault. Throws only where the registry does not answer. */
export async function decodeRecords(messages: readonly KafkaMessage[], source: Source, codec: Codec): Promise<Item[]> {
  const items: Item[] = [];
  let sliceEnds = performance.now() + sliceMs;
  for (const message of messages) {
    items.push(await decodeRecord(message, source, codec));
    if (performance.now() < sliceEnds) continue;
    // The heartbeat must get its turn.
    await setImmediate();
    sliceEnds = performance.now() + sliceMs;
  }
  return items;
}

/** The spans that the records came with, by event id. */
export function causesOf(items: readonly Item[]): Map<string, SpanContext> {
  const found = items.flatMap(({ incoming }) => {
    const span = spanContextFrom(incoming.headers['traceparent']);
    return span ? [[incoming.event?.meta.eventId ?? incoming.offset, span] as const] : [];
  });
  return new Map(found);
}

async function decodeRecord(message: KafkaMessage, source: Source, codec: Codec): Promise<Item> {
  const headers = textHeaders(message.headers);
  const place = { topic: source.topic.name, partition: source.partition, offset: message.offset, timestamp: Number(message.timestamp) };
  const bare: Incoming = { ...place, key: message.key?.toString() ?? '', event: null, headers, bytes: message.value };
  const offset = BigInt(message.offset);
  try {
    if (message.key === null) throw keyless();
    const event: EventOf[SchemaPath] | null =
      message.value === null ? null : await codec.decode(source.topic, { value: message.value, headers });
    return { offset, incoming: { ...bare, event } };
  } catch (error) {
    if (error instanceof CodedError) return { offset, incoming: bare, fault: error };
    throw error;
  }
}

function keyless(): CodedError {
  return new CodedError('The record has no key.', {
    code: 'no-key',
    fault: 'malformed',
    nextStep: 'Publish it again with the key that the topic table names, or discard it.',
  });
}
