import type { KafkaMessage } from 'kafkajs';
import type { BusLog } from './bus-log';
import type { Codec } from './codec';
import { moveOffset, type OffsetMoved, type Place } from './consumer-offsets';
import { delay } from './delay';
import { faultOf, judge, patience } from './fault-verdict';
import { parkFaulty } from './park-faulty';
import { causesOf, decodeRecords, type Item } from './record-batch';
import type { TopicHandler } from './subscription';
import { traceBatch } from './traces';
import type { Transactions } from './transactions';
import type { Turns } from './turns';

/** What is made of a batch lives until it is committed, and should die young: a larger batch is cleared away at more cost than it saves in commits. */
const batchRecords = 100;
const batchBytes = 4_000_000;
/** Enough that the next batches lie ready while one is handled. */
const bufferBatches = 3;
const bufferBytes = 2_000_000;

export interface LaneParts {
  readonly place: Place;
  readonly handler: TopicHandler;
  readonly room: string;
  readonly codec: Codec;
  readonly transactions: Transactions;
  /** Of all lanes of the process: while one waits for its answers another works, and no more of them hold what they have made. */
  readonly turns: Turns;
  readonly log: BusLog;
  /** The next offset is committed. */
  committed(next: bigint): void;
  /** There is room again after `isFull`. */
  hasRoom(): void;
  /** Somebody else moved the offset: this lane has ended. */
  lost(error: OffsetMoved | Error): void;
}

/** Handles the records of one partition, in order, apart from the fetch loop, so that neither a slow handler nor another partition holds it up. */
export class PartitionLane {
  problem: string | undefined;
  private readonly stopping = new AbortController();
  private readonly buffer: KafkaMessage[] = [];
  private bytes = 0;
  private end: bigint;
  private high: bigint;
  private working: Promise<void> | undefined;

  constructor(
    private readonly parts: LaneParts,
    private next: bigint,
  ) {
    this.end = next;
    this.high = next;
  }

  get lag(): number {
    return Math.max(0, Number(this.high - this.next));
  }

  get isFull(): boolean {
    return this.buffer.length >= bufferBatches * this.atOnce || this.bytes >= bufferBytes;
  }

  private get atOnce(): number {
    return this.parts.handler.atOnce ?? batchRecords;
  }

  /** False where records between what is known and this batch were never seen: a gap inside what was asked for is legal, one before it is not. */
  offer(batch: { messages: readonly KafkaMessage[]; asked: bigint; last: bigint; high: bigint }): boolean {
    if (batch.asked > this.end) return false;
    for (const message of batch.messages) {
      if (BigInt(message.offset) < this.end) continue;
      this.buffer.push(message);
      this.bytes += message.value?.length ?? 0;
    }
    if (batch.last >= this.end) this.end = batch.last + 1n;
    this.high = batch.high;
    this.working ??= this.work();
    return true;
  }

  /** Nothing new is begun; what is under way may still commit. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.working;
  }

  private async work(): Promise<void> {
    try {
      while (this.buffer.length > 0 && !this.stopping.signal.aborted) {
        const wasFull = this.isFull;
        await this.settle(await this.decode(this.take()), 1);
        if (wasFull && !this.isFull) this.parts.hasRoom();
      }
    } catch (error) {
      const wasStopped = this.stopping.signal.aborted;
      this.stopping.abort();
      if (!wasStopped) this.parts.lost(error instanceof Error ? error : new Error(String(error)));
    } finally {
      this.working = undefined;
    }
  }

  private take(): KafkaMessage[] {
    let bytes = 0;
    const end = this.buffer.findIndex((message, index) => {
      const size = message.value?.length ?? 0;
      bytes += size;
      return index > 0 && (index >= this.atOnce || bytes > batchBytes);
    });
    const taken = this.buffer.splice(0, end === -1 ? this.buffer.length : end);
    this.bytes -= taken.reduce((sum, { value }) => sum + (value?.length ?? 0), 0);
    return taken;
  }

  private async decode(messages: readonly KafkaMessage[]): Promise<Item[]> {
    const { handler, place, codec } = this.parts;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await decodeRecords(messages, { topic: handler.topic, partition: place.partition }, codec);
      } catch (error) {
        await this.pause(error, attempt);
      }
    }
  }

  /** Commits all of it: as a whole, or halved until the record at fault stands alone and can be parked. */
  private async settle(items: Item[], from: number): Promise<void> {
    for (let attempt = from; ; attempt += 1) {
      this.stopping.signal.throwIfAborted();
      try {
        await this.commit(items);
        this.problem = undefined;
        return;
      } catch (error) {
        if (error instanceof Error && error.name === 'OffsetMoved') throw error;
        const verdict = judge(error, attempt);
        if (verdict !== 'record') await this.pause(error, attempt);
        else if (items.length > 1) return this.halve(items);
        else this.condemn(items, error);
      }
    }
  }

  private async halve(items: Item[]): Promise<void> {
    const middle = Math.ceil(items.length / 2);
    await this.settle(items.slice(0, middle), patience - 1);
    await this.settle(items.slice(middle), patience - 1);
  }

  private condemn(items: Item[], error: unknown): void {
    for (const item of items) item.fault = faultOf(error);
    const { offset, event } = items[0]?.incoming ?? {};
    const place = { topic: this.parts.handler.topic.name, offset, correlationId: event?.meta.correlationId };
    this.parts.log.error({ err: error, ...place }, 'a record is parked');
  }

  private async commit(items: readonly Item[]): Promise<void> {
    const { handler, place, room, transactions, turns } = this.parts;
    const causes = causesOf(items);
    transactions.traces.add(causes);
    const good = items.filter(({ fault }) => !fault).map(({ incoming }) => incoming);
    const last = items.at(-1);
    if (!last) return;
    const to = last.offset + 1n;
    await traceBatch({ topic: handler.topic.name, group: place.group, causes: [...causes.values()] }, async () => {
      const effects = good.length > 0 ? await handler.handle(good) : undefined;
      await turns.take(() => {
        this.stopping.signal.throwIfAborted();
        return transactions.run(async (tx) => {
          await moveOffset(tx.query.bind(tx), place, { from: this.next, to });
          parkFaulty(tx, items, { room, topic: handler.topic });
          await effects?.(tx);
        });
      });
    });
    this.next = to;
    this.parts.committed(to);
  }

  private async pause(error: unknown, attempt: number): Promise<void> {
    const { handler, place, log } = this.parts;
    if (attempt >= 3)
      this.problem = `${handler.topic.name}/${place.partition} waits: ${error instanceof Error ? error.message : String(error)}`;
    log.warn({ err: error, topic: handler.topic.name, partition: place.partition, attempt }, 'a batch is tried again');
    await delay(Math.min(5_000, 100 * 2 ** (attempt - 1)), this.stopping.signal);
    this.stopping.signal.throwIfAborted();
  }
}
