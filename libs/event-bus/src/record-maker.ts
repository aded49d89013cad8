import type { Codec } from './codec';
import { CodedError } from './coded-error';
import { recordLimit } from './create-topics';
import { sizeOf } from './outbox-writer';
import type { Outgoing } from './outgoing';
import { cloudEventHeaders } from './record-headers';
import type { KafkaRecord } from './reliable-producer';

/** Turns events into records with all their headers. */
export class RecordMaker {
  constructor(
    private readonly codec: Codec,
    private readonly topicPrefix: string,
  ) {}

  /** Throws a `CodedError` where the event does not fit its schema or Kafka. */
  async make({ topic, key, event }: Outgoing, traceparent: string | undefined): Promise<KafkaRecord> {
    const trace: Record<string, string> = traceparent ? { traceparent } : {};
    const place = { topic: `${this.topicPrefix}${topic.name}`, key };
    if (event === null) return { ...place, value: null, headers: trace };
    const { value, headers } = await this.codec.encode(topic, event, key);
    const record = { ...place, value, headers: { ...cloudEventHeaders(topic, key, event.meta), ...headers, ...trace } };
    const size = sizeOf(record);
    if (size > recordLimit && topic.schema !== 'parked.v1') throw tooLarge(topic.name, size);
    return record;
  }
}

function tooLarge(topic: string, size: number): CodedError {
  return new CodedError(`An event for ${topic} has ${size} bytes, more than the ${recordLimit} that a record may have.`, {
    code: 'event-too-large',
    fault: 'rejected',
    nextStep: 'Shorten the record in its source.',
  });
}
