import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { goldenAttributes, TOPICS, type CustomerGoldenChanged } from '@trueup/canonical-schema';
import { BUS_MIGRATIONS, type Incoming, type Transaction } from '@trueup/event-bus';
import { parseContract, parseSystems } from '@trueup/governance';
import { openDatabase, Problem } from '@trueup/service-kit';
import type { DataSource } from 'typeorm';
import { CONSOLE_MIGRATIONS } from '../migrations';
import { CustomersController } from '../routes/customers.controller';
import { WhyController } from '../why/why.controller';
import { customers } from './customers';

jest.setTimeout(120_000);

const CONFIG = join(__dirname, '../../../../config');
const SYSTEMS = parseSystems(readFileSync(join(CONFIG, 'systems.yaml'), 'utf8'));
const CONTRACT = parseContract(readFileSync(join(CONFIG, 'ownership.yaml'), 'utf8'), SYSTEMS);
const RULE = { check: 'structure', countries: null } as const;
const IDS = ['a', 'b', 'c', 'd'];
const TIMES = [1, 2, 3, 4, 5, 6, 7].map((step) => step * 10_000_000_000);

let database: DataSource;

beforeAll(async () => {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('Start this through `npm test -- integration`, which sets TEST_DATABASE_URL.');
  const migrations = [...BUS_MIGRATIONS, ...CONSOLE_MIGRATIONS];
  database = await openDatabase({ url, schema: `rebuilt_${randomUUID().slice(0, 8)}`, migrations });
});
afterAll(() => database?.destroy());

/** A snapshot at a step, with the records that it has and how often each has moved; no records where it was merged away. */
function golden(step: number, customerId: string, about: Readonly<Record<string, number>> | string): CustomerGoldenChanged {
  const ref = (id: string) => ({ system: 'salesforce', type: 'Contact', id });
  const links = typeof about === 'string' ? {} : about;
  const members = Object.entries(links).map(([id, linkVersion]) => {
    return { source: ref(id), linkVersion, lifecycle: 'present', segment: null, linkedAt: 1, because: 'founder' } as const;
  });
  const versions = { contractVersion: null, modelVersion: null, producer: 'spec', cell: 'test', causationId: null };
  const meta = { eventId: `${customerId}@${step}`, correlationId: `${step}`, recordedAt: step * 10_000_000_000 - 1, ...versions };
  const lists = { mergedFrom: [], splitFrom: [], settles: [], systems: [], foreign: [] };
  const aliases = Object.keys(links).filter((id) => id !== customerId);
  const merged = typeof about === 'string' ? { status: 'merged', mergedInto: about } : { status: 'active', mergedInto: null };
  const facts = { customerId, version: step, kind: 'person', founder: ref(customerId), lane: 'enrichment', baseline: false } as const;
  return { meta, ...facts, ...merged, ...lists, aliases, members, ...goldenAttributes([]) };
}

/** b goes into a, a into c; b is split off again and takes the record that founded a; d, which never was a customer, follows. */
const LIVED = [
  ...[golden(1, 'a', { a: 1 }), golden(1, 'b', { b: 1 }), golden(1, 'c', { c: 1 })],
  ...[golden(2, 'a', { a: 1, b: 2 }), golden(2, 'b', 'a')],
  ...[golden(3, 'c', { c: 1, a: 2, b: 3 }), golden(3, 'a', 'c')],
  ...[golden(4, 'c', { c: 1, a: 2, d: 1 }), golden(4, 'b', { b: 4 })],
  ...[golden(5, 'b', { b: 4, a: 3 }), golden(5, 'c', { c: 1, d: 1 }), golden(5, 'a', 'b')],
  ...[golden(6, 'b', { b: 4, a: 3, d: 2 }), golden(6, 'c', { c: 1 })],
];

/** Plays events in batches into empty tables. */
async function play(events: readonly CustomerGoldenChanged[], atOnce: number): Promise<void> {
  await database.query(
    'TRUNCATE customer, customer_alias, customer_member, customer_lookup, customer_history, customer_version, trace_step',
  );
  for (let at = 0; at < events.length; at += atOnce) {
    const batch = events.slice(at, at + atOnce).map((event, index) => {
      return { event, topic: TOPICS.goldenChanged.name, partition: 0, offset: String(at + index), headers: {} } as unknown as Incoming;
    });
    const effects = await customers(RULE).handle(batch as never);
    await database.transaction((manager) => effects({ query: manager.query.bind(manager) } as unknown as Transaction));
  }
}

/** What the console says now about every id and record. */
async function now(): Promise<object[]> {
  const routes = new CustomersController(database);
  return Promise.all(
    IDS.map(async (id) => [await routes.read(id), await routes.find({ source: `salesforce/Contact/${id}` })].map((one) => ({ ...one }))),
  );
}

/** Whom every id meant at every time, and in which version. */
async function then(): Promise<string[]> {
  const why = new WhyController(database, { contract: CONTRACT, systems: SYSTEMS });
  const answers = TIMES.flatMap((time) =>
    IDS.map(async (id) => {
      const answer = await why.all(id, { asOf: new Date(time).toISOString() }).catch((error: unknown) => error);
      const told = answer instanceof Problem ? answer.code : answer instanceof Error ? answer.message : answer;
      return `${id}@${time}: ${typeof told === 'string' ? told : JSON.stringify(told)}`;
    }),
  );
  return Promise.all(answers);
}

/** The same events with those of each customer in their order and customers in any. */
function interleaved(seed: number): CustomerGoldenChanged[] {
  const queues = [...Map.groupBy(LIVED, ({ customerId }) => customerId).values()].map((queue) => [...queue]);
  const order: CustomerGoldenChanged[] = [];
  for (let state = seed + 1; queues.some(({ length }) => length > 0);) {
    state = (state * 48_271) % 2_147_483_647;
    const open = queues.filter(({ length }) => length > 0);
    order.push(...(open[state % open.length]?.splice(0, 1) ?? []));
  }
  return order;
}

it('answers the same, now and for any time, in whatever order the customers are read from the topic', async () => {
  await play(LIVED, 1);
  const lived = [await now(), await then()] as const;
  expect(lived[0].map((answers) => JSON.stringify(answers).match(/"customerId":"(\w)"/g))).toEqual(
    ['b', 'b', 'c', 'b'].map((id) => [`"customerId":"${id}"`, `"customerId":"${id}"`]),
  );
  const holders = lived[1].map((line) => /"customerId":"(\w)"/.exec(line)?.[1] ?? line.split(': ')[1]);
  expect(holders).toEqual([
    ...['a', 'b', 'c', 'unknown-customer'],
    ...['a', 'a', 'c', 'unknown-customer'],
    ...['c', 'c', 'c', 'unknown-customer'],
    ...['c', 'b', 'c', 'c'],
    ...['b', 'b', 'c', 'c'],
    ...['b', 'b', 'c', 'b'],
    ...['b', 'b', 'c', 'b'],
  ]);
  for (let seed = 0; seed < 40; seed += 1) {
    await play(interleaved(seed), 1 + (seed % 5));
    expect([await now(), await then()]).toEqual(lived);
  }
});

it('answers the same now where the topic has kept only the newest of each customer', async () => {
  await play(LIVED, 1);
  const lived = await now();
  const newest = [...Map.groupBy(LIVED, ({ customerId }) => customerId).values()].flatMap((events) => events.slice(-1));
  for (const order of [newest, [...newest].reverse()]) {
    await play(order, 2);
    expect(await now()).toEqual(lived);
  }
});

it('does not go back where an old snapshot is published once more', async () => {
  await play(LIVED, 1);
  const lived = [await now(), await then()];
  await play([...LIVED, ...LIVED.filter(({ version }) => version < 4)], 3);
  expect([await now(), await then()]).toEqual(lived);
});
