import { crc32c } from './crc32c';
import { WireWriter } from './wire-writer';

/** A record as the client hands it on. */
export interface WireRecord {
  readonly key?: Buffer | string | null;
  readonly value: Buffer | string | null;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly timestamp?: string;
}

export interface WirePartition {
  readonly partition: number;
  readonly firstSequence?: number;
  readonly messages: readonly WireRecord[];
}

/** What a produce request of versions 3 to 7 says. */
export interface Produce {
  readonly acks: number;
  readonly timeout: number;
  readonly transactionalId?: string | null;
  /** A 64-bit number in whatever form prints as one. */
  readonly producerId?: unknown;
  readonly producerEpoch?: number;
  readonly compression?: number;
  readonly topicData: readonly { readonly topic: string; readonly partitions: readonly WirePartition[] }[];
}

/** Whether `produceBody` can write it: nothing compressed, no transaction, no times of the records' own, one value for each header. */
export function isPlain({ compression = 0, transactionalId = null, topicData }: Produce): boolean {
  const isPlainRecord = ({ timestamp, headers = {} }: WireRecord) =>
    timestamp === undefined && Object.values(headers).every((value) => typeof value === 'string' || Buffer.isBuffer(value));
  return (
    compression === 0 &&
    transactionalId === null &&
    topicData.every(({ partitions }) => partitions.every(({ messages }) => messages.every(isPlainRecord)))
  );
}

/** The body of a produce request, written once from end to end. `now` is epoch ms. */
export function produceBody({ acks, timeout, producerId = -1, producerEpoch = 0, topicData }: Produce, now: number): Buffer {
  const out = new WireWriter(boundOf(topicData));
  out.int16(-1);
  out.int16(acks);
  out.int32(timeout);
  out.int32(topicData.length);
  for (const { topic, partitions } of topicData) {
    out.int16(Buffer.byteLength(topic));
    out.text(topic);
    out.int32(partitions.length);
    for (const partition of partitions) writePartition(out, partition, { producerId: BigInt(String(producerId)), producerEpoch, now });
  }
  return out.done();
}

interface Batch {
  readonly producerId: bigint;
  readonly producerEpoch: number;
  readonly now: number;
}

/** The record batch is preceded by its size twice: as the partition's and, after the first offset, as its own. */
function writePartition(out: WireWriter, { partition, firstSequence = 0, messages }: WirePartition, batch: Batch): void {
  out.int32(partition);
  const size = out.reserve(4);
  out.int64(0n);
  const length = out.reserve(4);
  out.int32(0);
  out.int8(2);
  const checksum = out.reserve(4);
  out.int16(0);
  out.int32(messages.length - 1);
  out.int64(BigInt(batch.now));
  out.int64(BigInt(batch.now));
  out.int64(batch.producerId);
  out.int16(batch.producerEpoch);
  out.int32(firstSequence);
  out.int32(messages.length);
  for (const [at, message] of messages.entries()) writeRecord(out, message, at);
  out.setInt32(size, out.at - size - 4);
  out.setInt32(length, out.at - length - 4);
  out.setInt32(checksum, crc32c(out.from(checksum + 4)) | 0);
}

function writeRecord(out: WireWriter, { key, value, headers = {} }: WireRecord, delta: number): void {
  const start = out.beginSized();
  out.int8(0);
  out.varint(0);
  out.varint(delta);
  out.sized(key ?? null);
  out.sized(value);
  const names = Object.keys(headers);
  out.varint(names.length);
  for (const name of names) {
    out.sized(name);
    out.sized(headers[name] as Buffer | string);
  }
  out.endSized(start);
}

function boundOf(topicData: Produce['topicData']): number {
  const most = (part: unknown): number => (typeof part === 'string' ? part.length * 3 : Buffer.isBuffer(part) ? part.length : 0) + 5;
  let bound = 64;
  for (const { topic, partitions } of topicData) {
    bound += topic.length * 3 + 16;
    for (const { messages } of partitions) {
      bound += 96;
      for (const { key, value, headers = {} } of messages) {
        bound += 32 + most(key) + most(value);
        for (const name of Object.keys(headers)) bound += most(name) + most(headers[name]);
      }
    }
  }
  return bound;
}
