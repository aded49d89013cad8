import { hostname } from 'node:os';
import type { Consumer, Kafka } from 'kafkajs';
import { deferred } from './deferred';
import { delay } from './delay';
import { GroupSession, type SessionParts } from './group-session';
import { within } from './within';

const silenceMs = 45_000;
const leaveMs = 5_000;

/** One consumer group member that lives until it is stopped: a client that crashes or falls silent is replaced. */
export class GroupConsumer {
  private session: GroupSession | undefined;
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private failure: string | undefined;

  constructor(
    private readonly kafka: Kafka,
    private readonly parts: SessionParts,
  ) {}

  get group(): string {
    return this.parts.group;
  }

  get isAssigned(): boolean {
    return this.session?.isAssigned ?? false;
  }

  get lag(): number {
    return this.session?.lag ?? 0;
  }

  get problem(): string | undefined {
    return this.failure ?? this.session?.problem;
  }

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.stopping.signal.aborted; failures += 1) {
      try {
        await this.consume(() => (failures = 0));
      } catch (error) {
        this.failure = `${this.parts.group} does not read: ${error instanceof Error ? error.message : String(error)}`;
        this.parts.log.warn({ err: error, group: this.parts.group }, 'a consumer failed and is replaced');
      }
      await delay(Math.min(5_000, 250 * 2 ** failures), this.stopping.signal);
    }
  }

  /** Ends when the service stops; rejects when the client has to be replaced. */
  private async consume(joined: () => void): Promise<void> {
    const consumer = this.kafka.consumer({
      groupId: this.parts.group,
      sessionTimeout: 8_000,
      heartbeatInterval: 2_000,
      rebalanceTimeout: 15_000,
      minBytes: 1,
      maxWaitTimeInMs: 250,
      maxBytesPerPartition: 524_288,
      maxBytes: 8_388_608,
      metadataMaxAge: 60_000,
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 60, restartOnFailure: () => Promise.resolve(false) },
    });
    const session = new GroupSession(consumer, this.parts);
    this.session = session;
    try {
      const failed = this.watch(consumer, { session, joined });
      await Promise.race([failed, this.begin(consumer, session).then(() => failed)]);
    } finally {
      await session.stop();
      await this.leave(consumer);
    }
  }

  private async begin(consumer: Consumer, session: GroupSession): Promise<void> {
    await consumer.connect();
    await consumer.subscribe({ topics: [...this.parts.handlers.keys()], fromBeginning: true });
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: (payload) => Promise.resolve(session.take(payload)) });
  }

  private async watch(consumer: Consumer, on: { session: GroupSession; joined: () => void }): Promise<void> {
    const crashed = deferred<never>();
    let heard = Date.now();
    consumer.on(consumer.events.GROUP_JOIN, (event) => {
      // A client that was given up may still get through; it must not hold partitions.
      if (on.session.isStopped) return void this.leave(consumer);
      on.session.joined(event);
      on.joined();
      this.failure = undefined;
    });
    consumer.on(consumer.events.FETCH, () => {
      heard = Date.now();
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => crashed.reject(payload.error));
    const silent = async (): Promise<void> => {
      while (!this.stopping.signal.aborted) {
        if (Date.now() - heard > silenceMs) throw new Error(`The client has fetched nothing for ${silenceMs} ms.`);
        await delay(1_000, this.stopping.signal);
      }
    };
    await Promise.race([crashed.promise, silent()]);
  }

  private async leave(consumer: Consumer): Promise<void> {
    try {
      // Without a broker the client would take a minute to give up.
      await within(leaveMs, consumer.disconnect());
    } catch (error) {
      this.parts.log.warn({ err: error, group: this.parts.group }, `a consumer on ${hostname()} did not leave cleanly`);
    }
  }
}
