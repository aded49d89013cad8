import { type CustomerContractActivated, TOPICS } from '@trueup/canonical-schema';
import type { EventBus } from './event-bus';
import { CodedError } from './coded-error';
import type { Incoming } from './incoming';
import type { Effects } from './subscription';
import { type BusFixture, busFixture, eventually, rawEvent, topic } from './testing/bus-fixture';
import { readTopic } from './testing/read-topic';

jest.setTimeout(90_000);

let fixture: BusFixture;
let bus: EventBus;

beforeAll(async () => {
  fixture = await busFixture({ partitions: 1 });
  await fixture.database.query('CREATE TABLE seen (id bigserial, key text, sequence int)');
  bus = fixture.newBus();
  await bus.start();
});

afterAll(async () => {
  await bus?.stop();
  await fixture?.close();
});

const contractActivated: CustomerContractActivated = {
  meta: rawEvent('contract', 1).meta,
  contract: 'c',
  model: 'm',
  document: '',
  activatedBy: 'operator',
  effectiveFrom: 0,
  previous: null,
  modelDocument: null,
  reason: null,
};

const none: Effects = () => Promise.resolve();

async function send(value: Buffer | null, key: string | null = 'k', compression = 0): Promise<void> {
  const producer = fixture.kafka.producer();
  await producer.connect();
  await producer.send({ topic: fixture.fullName(topic.name), messages: [{ key, value }], compression });
  await producer.disconnect();
}

async function publish(key: string, ...sequences: number[]): Promise<void> {
  await bus.transaction(async (tx) => {
    for (const sequence of sequences) tx.publish({ topic, key, event: rawEvent(key, sequence) });
  });
}

function sequenceOf({ event }: Incoming): number {
  return event && 'fetchSequence' in event ? event.fetchSequence : -1;
}

const parkedRows = (): Promise<{ code: string; key: string; payload: Buffer; status: string }[]> =>
  fixture.database.query('SELECT code, key, payload, status FROM parked ORDER BY parked_at, "offset"');

describe('a subscription', () => {
  const handled: Incoming[] = [];
  let fail: ((batch: readonly Incoming[]) => void) | undefined;

  beforeAll(async () => {
    await bus.subscribe({
      group: 'first',
      handlers: [
        {
          topic,
          handle: (batch) => {
            fail?.(batch);
            return Promise.resolve(async (tx) => {
              await tx.query('INSERT INTO seen (key, sequence) SELECT * FROM unnest($1::text[], $2::int[])', [
                batch.map(({ key }) => key),
                batch.map(sequenceOf),
              ]);
              tx.afterCommit(() => handled.push(...batch));
            });
          },
        },
      ],
    });
    await eventually(() => bus.health().assigned, 'an assignment');
  });

  it('hands typed events over with key, headers and CloudEvents', async () => {
    await publish('a', 1);
    await eventually(() => handled.some(({ key }) => key === 'a'), 'the record');
    const [record] = handled.filter(({ key }) => key === 'a');
    expect(record?.event).toMatchObject({ system: 'shop', fetchSequence: 1 });
    expect(record?.headers).toMatchObject({
      ce_specversion: '1.0',
      ce_id: rawEvent('a', 1).meta.eventId,
      ce_type: 'dev.trueup.customer.raw.v1',
      'content-type': 'application/avro',
    });
    expect(record?.topic).toBe(topic.name);
  });

  it('hands a tombstone over as a null event', async () => {
    await bus.transaction(async (tx) => tx.publish({ topic, key: 'gone', event: null }));
    await eventually(() => handled.some(({ key }) => key === 'gone'), 'the tombstone');
    expect(handled.find(({ key }) => key === 'gone')?.event).toBeNull();
  });

  it('parks what nobody can read, byte for byte, and goes on with the next record', async () => {
    const unknownSchema = Buffer.from([0, 0x7f, 0xff, 0xff, 0xff, 1, 2, 3]);
    await send(Buffer.from('random bytes \u0000 here'), 'poison');
    await send(Buffer.alloc(0), 'short');
    await send(unknownSchema, 'unknown');
    await publish('after', 1);
    await send(Buffer.from('x'), null);
    await publish('after', 2);
    await eventually(() => handled.filter(({ key }) => key === 'after').length === 2, 'the records after the poison');
    const rows = await parkedRows();
    expect(rows.map(({ code }) => code)).toEqual(['not-framed', 'not-framed', 'unknown-schema', 'no-key']);
    expect(rows[0]?.payload.toString()).toBe('random bytes \u0000 here');
    await eventually(
      async () => (await readTopic(fixture.kafka, fixture.fullName(`${topic.name}.parked.v1`))).length === 4,
      'the parked events',
    );
  });

  it('parks a record whose schema belongs to another topic', async () => {
    await bus.publishNow({ topic: TOPICS.contractActivated, key: 'cell', event: contractActivated });
    const [elsewhere] = await readTopic(fixture.kafka, fixture.fullName(TOPICS.contractActivated.name));
    await send(elsewhere?.value ?? null, 'misplaced');
    await eventually(async () => (await parkedRows()).some(({ code }) => code === 'wrong-schema'), 'the parked record');
  });

  it('parks only the record that a handler refuses, and commits those around it', async () => {
    fail = (batch) => {
      if (batch.some((record) => record.key === 'refused' && sequenceOf(record) === 13)) {
        throw new CodedError('Nobody may hold 13.', { code: 'thirteen', fault: 'rejected', nextStep: 'Correct it.' });
      }
    };
    await publish('refused', ...Array.from({ length: 30 }, (_, index) => index));
    await eventually(() => handled.some((record) => record.key === 'refused' && sequenceOf(record) === 29), 'the last record');
    fail = undefined;
    const sequences = handled.filter(({ key }) => key === 'refused').map(sequenceOf);
    expect(sequences).toEqual(Array.from({ length: 30 }, (_, index) => index).filter((sequence) => sequence !== 13));
    expect((await parkedRows()).filter(({ code }) => code === 'thirteen')).toHaveLength(1);
  });

  it('holds its place while the database fails, and commits everything once afterwards', async () => {
    let failures = 2;
    fail = () => {
      if (failures-- > 0) throw Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' });
    };
    await publish('patient', 1, 2, 3);
    await eventually(() => handled.filter(({ key }) => key === 'patient').length === 3, 'the records');
    fail = undefined;
    expect(await fixture.database.query(`SELECT sequence FROM seen WHERE key = 'patient' ORDER BY id`)).toEqual([
      { sequence: 1 },
      { sequence: 2 },
      { sequence: 3 },
    ]);
  });

  it('reads batches that are compressed with gzip', async () => {
    await send(null, 'zipped', 1);
    await eventually(() => handled.some(({ key }) => key === 'zipped'), 'the record');
  });

  it('reads batches that are compressed with zstd', async () => {
    await send(null, 'zstd', 4);
    await eventually(() => handled.some(({ key }) => key === 'zstd'), 'the record');
  });

  it('is ready and without lag when all is handled', async () => {
    await eventually(() => bus.health().lag['first'] === 0 && bus.health().outbox === 0, 'rest');
    expect(bus.health()).toEqual({ assigned: true, lag: { first: 0 }, outbox: 0, parked: expect.anything() });
  });
});

describe('a slow handler', () => {
  it('keeps its place in the group for 15 seconds and commits once', async () => {
    let calls = 0;
    let done = false;
    await bus.subscribe({
      group: 'slow',
      handlers: [
        {
          topic,
          handle: async () => {
            calls += 1;
            if (calls === 1) await new Promise((resolve) => setTimeout(resolve, 15_000));
            done = true;
            return none;
          },
        },
      ],
    });
    await eventually(() => done && bus.health().lag['slow'] === 0, 'the slow batch', 40_000);
    expect(bus.health().problem).toBeUndefined();
    const admin = fixture.kafka.admin();
    await admin.connect();
    const { groups } = await admin.describeGroups([fixture.fullName('slow')]);
    await admin.disconnect();
    expect(groups[0]?.members).toHaveLength(1);
  });
});

describe('a log that has lost what was not handled', () => {
  it('stops and tells instead of going on beyond the loss', async () => {
    const name = fixture.fullName(topic.name);
    await fixture.database.query(`INSERT INTO consumer_offset (group_name, topic, partition, next) VALUES ($1, $2, 0, 1)`, [
      fixture.fullName('late'),
      name,
    ]);
    const admin = fixture.kafka.admin();
    await admin.connect();
    // Loads the topic's metadata, without which the next call fails.
    await admin.fetchTopicOffsets(name);
    await admin.deleteTopicRecords({ topic: name, partitions: [{ partition: 0, offset: '3' }] });
    await admin.disconnect();
    let calls = 0;
    const late = fixture.newBus();
    await late.start();
    await late.subscribe({ group: 'late', handlers: [{ topic, handle: () => Promise.resolve(none).finally(() => (calls += 1)) }] });
    await eventually(() => late.health().problem !== undefined, 'the problem');
    expect(late.health()).toMatchObject({ assigned: false, problem: expect.stringContaining('lost to retention') as string });
    expect(calls).toBe(0);
    await late.stop();
  });
});
