import { type ChildProcess, execFile } from 'node:child_process';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import type { EventBus } from './event-bus';
import { type BusFixture, busFixture, eventually, passedOn, rawEvent, topic } from './testing/bus-fixture';
import { readTopic } from './testing/read-topic';
import { kill, startWorker } from './testing/worker-process';

jest.setTimeout(240_000);

const keys = 40;
const perKey = 75;
const total = keys * perKey;

let fixture: BusFixture;
let bus: EventBus;
let worker: ChildProcess | undefined;

beforeAll(async () => {
  fixture = await busFixture();
  await fixture.database.query('CREATE TABLE seen (id bigserial, key text, sequence int)');
  bus = fixture.newBus();
  await bus.start();
});

afterAll(async () => {
  if (worker) await kill(worker);
  await bus?.stop();
  await fixture?.close();
});

async function publishAll(generation: number): Promise<void> {
  for (let sequence = 0; sequence < perKey; sequence += 1) {
    await bus.transaction(async (tx) => {
      for (let key = 0; key < keys; key += 1)
        tx.publish({ topic, key: `${generation}-${key}`, event: rawEvent(`${generation}-${key}`, sequence) });
    });
  }
}

async function countSeen(): Promise<number> {
  const [row] = await fixture.database.query<{ count: string }[]>('SELECT count(*) FROM seen');
  return Number(row?.count);
}

/** Every key's sequences, in the order in which they were committed. */
async function sequences(generation: number): Promise<string[][]> {
  const rows = await fixture.database.query<{ order: string }[]>(
    `SELECT string_agg(sequence::text, ',' ORDER BY id) AS "order" FROM seen WHERE key LIKE $1 GROUP BY key`,
    [`${generation}-%`],
  );
  return rows.map(({ order }) => order.split(','));
}

const inOrder = Array.from({ length: perKey }, (_, sequence) => String(sequence));

const versionOf = new Map(
  Array.from({ length: keys }).flatMap((_, key) =>
    inOrder.map((version) => [rawEvent(`3-${key}`, Number(version)).meta.eventId, Number(version)] as const),
  ),
);

describe('a consumer that is killed again and again', () => {
  it('loses nothing, doubles nothing and keeps the order of every key', async () => {
    const publishing = publishAll(1);
    for (let round = 0; round < 5; round += 1) {
      const before = await countSeen();
      worker = await startWorker(fixture);
      // A kill may fall into anything: wait until it moves, then for a random moment.
      await eventually(async () => (await countSeen()) > before || before === total, 'the worker moves', 40_000);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 400));
      await kill(worker);
    }
    await publishing;
    worker = await startWorker(fixture);
    await eventually(async () => (await countSeen()) === total, 'everything is handled', 60_000);
    await eventually(
      async () => (await fixture.database.query<unknown[]>('SELECT FROM outbox LIMIT 1')).length === 0,
      'everything is published',
      30_000,
    );
    await kill(worker);
    const seen = await sequences(1);
    expect(seen).toHaveLength(keys);
    for (const order of seen) expect(order).toEqual(inOrder);
    const passed = await readTopic(fixture.kafka, fixture.fullName(passedOn.name));
    const newest = new Map(passed.map(({ key, headers }) => [String(key), String(headers?.['ce_id'])]));
    expect(new Set(passed.map(({ headers }) => String(headers?.['ce_id']))).size).toBe(total);
    for (let key = 0; key < keys; key += 1) expect(newest.get(`1-${key}`)).toBe(rawEvent(`1-${key}`, perKey - 1).meta.eventId);
  });
});

describe('a publisher that is frozen beyond its lease', () => {
  it('sends nothing after its successor has taken over', async () => {
    const before = await countSeen();
    const frozen = await startWorker(fixture);
    try {
      const publishing = publishAll(3);
      await eventually(async () => (await countSeen()) > before, 'the worker moves', 40_000);
      frozen.kill('SIGSTOP');
      worker = await startWorker(fixture);
      await publishing;
      await new Promise((resolve) => setTimeout(resolve, 6_000));
      frozen.kill('SIGCONT');
      await eventually(async () => (await countSeen()) === before + total, 'everything is handled', 60_000);
      await eventually(
        async () => (await fixture.database.query<unknown[]>('SELECT FROM outbox LIMIT 1')).length === 0,
        'an empty outbox',
        30_000,
      );
    } finally {
      await kill(frozen);
      if (worker) await kill(worker);
    }
    for (const order of await sequences(3)) expect(order).toEqual(inOrder);
    const passed = await readTopic(fixture.kafka, fixture.fullName(passedOn.name));
    for (let key = 0; key < keys; key += 1) {
      const versions = passed
        .filter((record) => String(record.key) === `3-${key}`)
        .map(({ headers }) => versionOf.get(String(headers?.['ce_id'])) ?? -1);
      expect(versions.at(-1)).toBe(perKey - 1);
      expect([...new Set(versions)]).toEqual(inOrder.map(Number));
    }
  });
});

describe('a broker that is killed and comes back', () => {
  it('costs no record, no double and no order', async () => {
    const restart = process.env['TEST_KAFKA_RESTART'];
    if (!restart)
      throw new Error('TEST_KAFKA_RESTART is not set: it is a command that has the broker killed with SIGKILL and started again.');
    const before = await countSeen();
    worker = await startWorker(fixture);
    const publishing = publishAll(2);
    await eventually(async () => (await countSeen()) > before, 'the worker moves', 40_000);
    await promisify(execFile)('sh', ['-c', restart]);
    await eventually(async () => !(await answers()), 'the broker is gone');
    await publishing;
    await eventually(answers, 'the broker is back', 60_000);
    await eventually(async () => (await countSeen()) >= before + total, 'everything is handled', 90_000);
    expect(await countSeen()).toBe(before + total);
    for (const order of await sequences(2)) expect(order).toEqual(inOrder);
  });
});

function answers(): Promise<boolean> {
  const [host = '', port] = fixture.settings.kafka.brokers[0]?.split(':') ?? [];
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port) });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
