import { TOPICS } from '@trueup/canonical-schema';
import type { EventBus } from './event-bus';
import { Lease } from './lease';
import { type BusFixture, busFixture, eventually, rawEvent, topic } from './testing/bus-fixture';
import { readTopic } from './testing/read-topic';

jest.setTimeout(90_000);

let fixture: BusFixture;
let buses: EventBus[];

beforeAll(async () => {
  fixture = await busFixture({ partitions: 2 });
  buses = [fixture.newBus(), fixture.newBus()];
  for (const bus of buses) await bus.start();
});

afterAll(async () => {
  for (const bus of buses ?? []) await bus.stop();
  await fixture?.close();
});

describe('an outbox with two publishers', () => {
  it('keeps the commit order of every key, whichever process commits, and repeats nothing', async () => {
    await fixture.database.query('CREATE TABLE counter (key text PRIMARY KEY, version int NOT NULL)');
    const bump = (bus: EventBus, key: string): Promise<void> =>
      bus.transaction(async (tx) => {
        // The row lock is what puts two writers of one customer in order.
        const [row] = await tx.query<{ version: number }>(
          `INSERT INTO counter AS c VALUES ($1, 1) ON CONFLICT (key) DO UPDATE SET version = c.version + 1 RETURNING version`,
          [key],
        );
        tx.publish({ topic, key, event: rawEvent(key, row?.version ?? 0) });
      });
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let turn = 0; turn < 40; turn += 1) await bump(buses[writer % 2] as EventBus, `key-${turn % 5}`);
    });
    await Promise.all(writers);
    await eventually(async () => (await fixture.database.query<unknown[]>('SELECT FROM outbox LIMIT 1')).length === 0, 'an empty outbox');
    const records = await readTopic(fixture.kafka, fixture.fullName(topic.name));
    expect(records).toHaveLength(320);
    for (let key = 0; key < 5; key += 1) {
      const ids = records.filter((record) => String(record.key) === `key-${key}`).map(({ headers }) => String(headers?.['ce_id']));
      expect(ids).toEqual(Array.from({ length: 64 }, (_, version) => rawEvent(`key-${key}`, version + 1).meta.eventId));
    }
  });

  it('goes on when the publisher that holds the lease has gone', async () => {
    await buses[0]?.stop();
    await buses[1]?.transaction(async (tx) => tx.publish({ topic, key: 'survivor', event: rawEvent('survivor', 1) }));
    await eventually(
      async () => (await readTopic(fixture.kafka, fixture.fullName(topic.name))).some(({ key }) => String(key) === 'survivor'),
      'the record',
    );
  });

  it('publishes nothing of a transaction that is rolled back', async () => {
    const failing = buses[1]?.transaction(async (tx) => {
      tx.publish({ topic, key: 'never', event: rawEvent('never', 1) });
      await tx.query('SELECT 1');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await buses[1]?.transaction(async (tx) => tx.publish({ topic, key: 'always', event: rawEvent('always', 1) }));
    await eventually(
      async () => (await readTopic(fixture.kafka, fixture.fullName(topic.name))).some(({ key }) => String(key) === 'always'),
      'the later record',
    );
    expect((await readTopic(fixture.kafka, fixture.fullName(topic.name))).some(({ key }) => String(key) === 'never')).toBe(false);
  });

  it('refuses an event that does not fit its schema before anything is committed', async () => {
    const broken = { ...rawEvent('broken', 1), system: 7 as unknown as string };
    await expect(buses[1]?.transaction(async (tx) => tx.publish({ topic, key: 'broken', event: broken }))).rejects.toMatchObject({
      code: 'invalid-event',
    });
  });

  it('refuses an event that is larger than a record may be, and takes one of nearly two MiB', async () => {
    const publish = async (bytes: number): Promise<void> => {
      await buses[1]?.transaction(async (tx) => tx.publish({ topic, key: `large-${bytes}`, event: rawEvent('large', 1, bytes) }));
    };
    await expect(publish(2_200_000)).rejects.toMatchObject({ code: 'event-too-large', fault: 'rejected' });
    await publish(2_000_000);
    await eventually(
      async () => (await readTopic(fixture.kafka, fixture.fullName(topic.name))).some(({ key }) => String(key) === 'large-2000000'),
      'the large record',
    );
  });

  it('gives the compacted topic its policy, and raw topics their retention', async () => {
    const admin = fixture.kafka.admin();
    await admin.connect();
    const names = [TOPICS.goldenChanged.name, topic.name].map((name) => ({ type: 2, name: fixture.fullName(name) }));
    const { resources } = await admin.describeConfigs({ resources: names, includeSynonyms: false });
    await admin.disconnect();
    const valueOf = (index: number, name: string): string | undefined =>
      resources[index]?.configEntries.find(({ configName }) => configName === name)?.configValue;
    expect([valueOf(0, 'cleanup.policy'), valueOf(1, 'cleanup.policy')]).toEqual(['compact', 'delete']);
    expect([valueOf(0, 'retention.ms'), valueOf(1, 'retention.ms')]).toEqual(['-1', String(30 * 86_400_000)]);
    expect(valueOf(1, 'max.message.bytes')).toBe('2097152');
  });
});

describe('a lease', () => {
  it('has one holder at a time and a growing fence, and tells its holder when it is lost', async () => {
    const fences: bigint[] = [];
    const ends = new AbortController();
    const lostBy: string[] = [];
    const hold = (holder: string): Promise<void> =>
      new Lease(fixture.database, 'test', { holder, ttlMs: 800 }).hold(async (fence, signal) => {
        fences.push(fence);
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
        if (!ends.signal.aborted) lostBy.push(holder);
      }, ends.signal);
    const first = hold('first');
    await eventually(() => fences.length === 1, 'the first holder');
    const second = hold('second');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(fences).toEqual([1n]);
    await fixture.database.query(
      `UPDATE lease SET fence = fence + 1, holder = 'rival', expires_at = clock_timestamp() WHERE name = 'test'`,
    );
    await eventually(() => fences.length >= 2, 'another holder');
    expect(lostBy).toEqual(['first']);
    expect(fences[1]).toBe(3n);
    ends.abort();
    await Promise.all([first, second]);
  });

  it('ends when its work ends, and throws what its work threw', async () => {
    const lease = new Lease(fixture.database, 'ending', { holder: 'me', ttlMs: 2_000 });
    await lease.hold(() => Promise.resolve(), new AbortController().signal);
    await expect(lease.hold(() => Promise.reject(new Error('broken')), new AbortController().signal)).rejects.toThrow('broken');
  });
});
