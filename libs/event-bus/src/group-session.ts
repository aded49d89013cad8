import type { Admin, Consumer, ConsumerGroupJoinEvent, EachBatchPayload } from 'kafkajs';
import type { DataSource } from 'typeorm';
import type { BusLog } from './bus-log';
import { loadOffset, type Place } from './consumer-offsets';
import { delay } from './delay';
import { gapAt, type LogEnds, logEnds } from './log-ends';
import { OffsetReports } from './offset-reports';
import { PartitionLane, type LaneParts } from './partition-lane';
import type { TopicHandler } from './subscription';

export interface SessionParts {
  readonly group: string;
  /** By topic with the cell's prefix. */
  readonly handlers: ReadonlyMap<string, TopicHandler>;
  readonly database: DataSource;
  readonly admin: Admin;
  readonly log: BusLog;
  readonly lane: Pick<LaneParts, 'room' | 'codec' | 'transactions' | 'turns' | 'log'>;
}

type Spot = Omit<Place, 'group'>;

/** What one consumer client holds: a lane for every partition that it was assigned and has found its place in. */
export class GroupSession {
  private readonly lanes = new Map<string, PartitionLane>();
  private readonly troubles = new Map<string, string>();
  private readonly preparing = new Map<string, object>();
  private readonly reports: OffsetReports;
  isStopped = false;
  private hasJoined = false;

  constructor(
    private readonly consumer: Consumer,
    private readonly parts: SessionParts,
  ) {
    this.reports = new OffsetReports(consumer, parts.log);
  }

  get isAssigned(): boolean {
    return this.hasJoined && this.preparing.size === 0 && this.troubles.size === 0;
  }

  get lag(): number {
    return [...this.lanes.values()].reduce((sum, lane) => sum + lane.lag, 0);
  }

  get problem(): string | undefined {
    const [trouble] = this.troubles.values();
    return trouble ?? [...this.lanes.values()].find(({ problem }) => problem)?.problem;
  }

  /** Nothing may be fetched before the place is known, and the client does not wait for listeners: so the pause comes first and at once. */
  joined({ payload }: ConsumerGroupJoinEvent): void {
    const spots = Object.entries(payload.memberAssignment).flatMap(([topic, partitions]) =>
      partitions.map((partition) => ({ topic, partition })),
    );
    this.consumer.pause(spots.map(({ topic, partition }) => ({ topic, partitions: [partition] })));
    this.hasJoined = true;
    this.reports.forget();
    this.preparing.clear();
    this.troubles.clear();
    const former = new Map(this.lanes);
    this.lanes.clear();
    for (const lane of former.values()) void lane.stop();
    const ends = new Map<string, Promise<ReadonlyMap<number, LogEnds>>>();
    for (const spot of spots) void this.prepare(spot, { former: former.get(nameOf(spot)), ends });
  }

  /** Takes a batch over and lets the fetch loop go on. */
  take({ batch, resolveOffset, isRunning, isStale }: EachBatchPayload): void {
    const spot = { topic: batch.topic, partition: batch.partition };
    const lane = this.lanes.get(nameOf(spot));
    if (!lane || !isRunning() || isStale()) return;
    const first = batch.firstOffset();
    if (first === null) return;
    const asked = askedOffset(batch) ?? BigInt(first);
    if (!lane.offer({ messages: batch.messages, asked, last: BigInt(batch.lastOffset()), high: BigInt(batch.highWatermark) })) {
      this.startAgain(spot, `A batch of ${nameOf(spot)} began beyond what was expected.`);
      return;
    }
    resolveOffset(batch.lastOffset());
    if (lane.isFull) this.consumer.pause([{ topic: spot.topic, partitions: [spot.partition] }]);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.preparing.clear();
    await Promise.all([...this.lanes.values()].map((lane) => lane.stop()));
    await this.reports.stop();
  }

  private startAgain(spot: Spot, why: string): void {
    this.parts.log.info({ ...spot, group: this.parts.group, why }, 'a partition is read again from its committed offset');
    this.consumer.pause([{ topic: spot.topic, partitions: [spot.partition] }]);
    const former = this.lanes.get(nameOf(spot));
    this.lanes.delete(nameOf(spot));
    void this.prepare(spot, { former, ends: new Map() });
  }

  private async prepare(
    spot: Spot,
    from: { former?: PartitionLane; ends: Map<string, Promise<ReadonlyMap<number, LogEnds>>> },
  ): Promise<void> {
    const name = nameOf(spot);
    const turn = {};
    const isMine = (): boolean => this.preparing.get(name) === turn;
    this.preparing.set(name, turn);
    await from.former?.stop();
    for (let attempt = 1; isMine(); attempt += 1) {
      try {
        const next = await this.findPlace(spot, from.ends);
        if (isMine()) this.open(spot, next);
        return;
      } catch (error) {
        from.ends.delete(spot.topic);
        if (!isMine()) return;
        this.troubles.set(name, `${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
        this.parts.log.warn({ err: error, ...spot, group: this.parts.group, attempt }, 'the place in a partition is not known yet');
        await delay(Math.min(3_000, 200 * attempt));
      }
    }
  }

  private async findPlace(spot: Spot, known: Map<string, Promise<ReadonlyMap<number, LogEnds>>>): Promise<bigint> {
    const asking = known.get(spot.topic) ?? logEnds(this.parts.admin, spot.topic);
    known.set(spot.topic, asking);
    const ends = (await asking).get(spot.partition);
    if (!ends) throw new Error('Kafka does not name its ends.');
    const next = await loadOffset(this.parts.database, { group: this.parts.group, ...spot }, ends.low);
    const gap = gapAt(next, ends, nameOf(spot));
    if (gap) throw new Error(gap);
    return next;
  }

  private open(spot: Spot, next: bigint): void {
    const handler = this.parts.handlers.get(spot.topic);
    const name = nameOf(spot);
    this.preparing.delete(name);
    this.troubles.delete(name);
    if (!handler) return;
    const partitions = [{ topic: spot.topic, partitions: [spot.partition] }];
    const lane: PartitionLane = new PartitionLane(
      {
        ...this.parts.lane,
        place: { group: this.parts.group, ...spot },
        handler,
        committed: (offset) => this.reports.add({ ...spot, next: offset }),
        hasRoom: () => this.ifCurrent(name, lane, () => this.consumer.resume(partitions)),
        lost: (error) => this.ifCurrent(name, lane, () => this.startAgain(spot, error.message)),
      },
      next,
    );
    this.lanes.set(name, lane);
    this.consumer.seek({ ...spot, offset: String(next) });
    this.consumer.resume(partitions);
  }

  private ifCurrent(name: string, lane: PartitionLane, then: () => void): void {
    if (this.lanes.get(name) === lane) then();
  }
}

function nameOf({ topic, partition }: Spot): string {
  return `${topic}/${partition}`;
}

/** Where the fetch began. The client knows it and does not say so in its types. */
function askedOffset(batch: object): bigint | undefined {
  const asked = 'fetchedOffset' in batch ? batch.fetchedOffset : undefined;
  return typeof asked === 'string' || typeof asked === 'number' ? BigInt(asked) : undefined;
}
