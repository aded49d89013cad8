import { type BusFixture, busFixture, eventually, rawEvent, topic } from './testing/bus-fixture';
import { readTopic } from './testing/read-topic';
import type { EventBus } from './event-bus';

jest.setTimeout(120_000);

const keys = 5;
const versions = 60;

let fixture: BusFixture;
let bus: EventBus;

beforeAll(async () => {
  fixture = await busFixture({ partitions: 1 });
  bus = fixture.newBus();
  await bus.start();
});

afterAll(async () => {
  await bus?.stop();
  await fixture?.close();
});

async function publish(version: number): Promise<void> {
  await bus.transaction(async (tx) => {
    for (let key = 0; key < keys; key += 1) tx.publish({ topic, key: `k${key}`, event: rawEvent(`k${key}`, version) });
  });
}

describe('a compacted topic', () => {
  it('is read over its gaps, and ends with the highest version of every key and with tombstones', async () => {
    const name = fixture.fullName(topic.name);
    const admin = fixture.kafka.admin();
    await admin.connect();
    const values = {
      'cleanup.policy': 'compact',
      'segment.ms': '300',
      'min.cleanable.dirty.ratio': '0.01',
      'max.message.bytes': '2097152',
    };
    await admin.alterConfigs({
      validateOnly: false,
      resources: [{ type: 2, name, configEntries: Object.entries(values).map(([key, value]) => ({ name: key, value })) }],
    });
    await admin.disconnect();
    for (let version = 1; version <= versions; version += 1) await publish(version);
    await bus.transaction(async (tx) => tx.publish({ topic, key: 'k0', event: null }));
    const all = keys * versions + 1;
    await eventually(async () => (await readTopic(fixture.kafka, name)).length === all, 'every version');
    // Only a closed segment is compacted, and a record closes the one before it.
    await new Promise((resolve) => setTimeout(resolve, 600));
    await bus.transaction(async (tx) => tx.publish({ topic, key: 'end', event: rawEvent('end', 1) }));
    await eventually(async () => (await readTopic(fixture.kafka, name)).length < all / 2, 'the compaction', 80_000);

    const newest = new Map<string, number | null>();
    const offsets: bigint[] = [];
    await bus.subscribe({
      group: 'after',
      handlers: [
        {
          topic,
          handle: (batch) =>
            Promise.resolve(async (tx) => {
              tx.afterCommit(() => {
                for (const { key, event, offset } of batch) {
                  offsets.push(BigInt(offset));
                  newest.set(key, event && 'fetchSequence' in event ? event.fetchSequence : null);
                }
              });
              await tx.query('SELECT 1');
            }),
        },
      ],
    });
    await eventually(() => newest.has('end') && bus.health().lag['after'] === 0, 'the end');
    expect(offsets.length).toBeLessThan(all / 2);
    expect(Object.fromEntries(newest)).toEqual({ k0: null, k1: versions, k2: versions, k3: versions, k4: versions, end: 1 });
    const problems = bus.health();
    expect(problems.problem).toBeUndefined();
  });
});
