import { CodedError } from './coded-error';
import { type Deferred, deferred } from './deferred';
import type { KafkaRecord, ReliableProducer } from './reliable-producer';
import { within } from './within';

const patienceMs = 10_000;
const atOnce = 500;
const bytesAtOnce = 1_000_000;
const mostWaiting = 5_000;

interface Waiting {
  readonly record: KafkaRecord;
  readonly done: Deferred<void>;
}

/** Sends single records; those that come while a send is under way go together in the next. */
export class PublishQueue {
  private readonly waiting: Waiting[] = [];
  private isSending = false;

  constructor(private readonly producer: ReliableProducer) {}

  /** Durable on return. Throws a transient `CodedError` when Kafka does not take it in time; the record may then still arrive. */
  async add(record: KafkaRecord): Promise<void> {
    if (this.waiting.length >= mostWaiting) throw unavailable(new Error('Too many records wait already.'));
    const done = deferred();
    this.waiting.push({ record, done });
    if (!this.isSending) void this.sendAll();
    if (!(await within(patienceMs, done.promise))) throw unavailable(new Error(`No acknowledgement within ${patienceMs} ms.`));
  }

  private async sendAll(): Promise<void> {
    this.isSending = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, this.fitting());
      try {
        await this.producer.send(batch.map(({ record }) => record));
        for (const { done } of batch) done.resolve();
      } catch (error) {
        for (const { done } of batch) done.reject(unavailable(error));
      }
    }
    this.isSending = false;
  }

  private fitting(): number {
    let bytes = 0;
    const end = this.waiting.findIndex(({ record }, index) => {
      bytes += record.value?.length ?? 0;
      return index > 0 && (index >= atOnce || bytes > bytesAtOnce);
    });
    return end === -1 ? this.waiting.length : end;
  }
}

function unavailable(cause: unknown): CodedError {
  return new CodedError('Kafka did not take the event.', {
    code: 'kafka-unavailable',
    fault: 'transient',
    nextStep: 'Send it again.',
    cause,
  });
}
