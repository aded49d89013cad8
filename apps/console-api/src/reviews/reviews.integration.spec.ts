import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  goldenAttributes,
  reviewVersion,
  TOPICS,
  type Consent,
  type CustomerDecided,
  type CustomerGoldenChanged,
  type CustomerReviewRequested,
  type GoldenSlot,
} from '@trueup/canonical-schema';
import { BUS_MIGRATIONS, EventBus } from '@trueup/event-bus';
import { openDatabase } from '@trueup/service-kit';
import type { DataSource } from 'typeorm';
import { CONSOLE_MIGRATIONS } from '../migrations';
import { projectionsOf } from '../projections/projections';
import { CustomersController } from '../routes/customers.controller';
import { DecisionsController } from './decisions.controller';
import { Foresight } from './foreseen';
import { ReviewStakes1798000000007 } from './review-stakes.migration';
import { ReviewsController } from './reviews.controller';
import { withStanding } from './target-standing';

jest.setTimeout(60_000);

let database: DataSource;
let bus: EventBus;
const settings = { env: {} as NodeJS.ProcessEnv, apiKey: 'spec-key-0123456789' };
const routes = () => new ReviewsController(database, new Foresight(settings));

beforeAll(async () => {
  const { TEST_KAFKA_BROKERS: brokers, TEST_REGISTRY_URL: registry, TEST_DATABASE_URL: url } = process.env;
  if (!brokers || !registry || !url)
    throw new Error('Start these through `npm test -- integration`, which sets the addresses of the servers that it needs.');
  const schema = `reviews_${randomUUID().slice(0, 8)}`;
  database = await openDatabase({ url, schema, migrations: [...BUS_MIGRATIONS, ...CONSOLE_MIGRATIONS] });
  const names = { topicPrefix: `${schema}.`, cell: 'test', producer: 'console-api', systems: ['shop', 'crm'], partitions: 1 };
  bus = new EventBus({ kafka: { brokers: brokers.split(',') }, registry: { url: registry }, ...names }, database);
  await bus.start();
  await bus.subscribe({ group: 'console-api', handlers: projectionsOf(['shop', 'crm'], { check: 'structure', countries: null }) });
});
afterAll(async () => {
  await bus.stop();
  await database.destroy();
});

const ref = (system: string, id: string) => ({ system, type: 'customer', id });
const meta = () => bus.meta(undefined, { eventId: randomUUID() });

function golden(customerId: string, system: string, own: Partial<CustomerGoldenChanged> = {}): CustomerGoldenChanged {
  const source = ref(system, customerId);
  const facts = { customerId, version: 1, kind: 'person', status: 'active', founder: source, mergedInto: null } as const;
  const lists = { aliases: [], mergedFrom: [], splitFrom: [], settles: [], systems: [], foreign: [] };
  const member = { source, linkVersion: 1, lifecycle: 'present', segment: null, linkedAt: 1, because: 'founder' } as const;
  return { meta: meta(), ...facts, lane: 'enrichment', baseline: false, ...lists, members: [member], ...goldenAttributes([]), ...own };
}

function accounts(...keys: readonly string[]): GoldenSlot[] {
  const plain = { valueTime: 1, timeQuality: 'field', verification: 'unverified', rule: 'owner', contractVersion: 'c' } as const;
  const provenance = { ...plain, source: ref('erp', '1'), correlationId: null, losers: [] };
  return keys.map((key) => ({ slot: 'erpAccount.number', key, context: '', state: 'value', value: 'C-1', provenance }));
}

function consents(...states: readonly Consent['status'][]): GoldenSlot[] {
  return accounts(...states).map((slot, index) => {
    const status = states[index] ?? 'UNKNOWN';
    const value = { status, explicit: true, evidence: null, decidedAt: null };
    return { ...slot, slot: 'consents.email', key: `${status}@example.com|marketing|us`, value };
  });
}

function review(
  reviewId: string,
  [one, other]: readonly [string, string],
  own: Partial<CustomerReviewRequested> = {},
): CustomerReviewRequested {
  const evidence = [
    { group: 'email', comparison: 'email.same', weight: 16 },
    { group: 'name', comparison: 'name.givenDiffers', weight: -12 },
  ];
  const about = { records: [ref('shop', one), ref('crm', other)], customers: [one, other], weight: 4, evidence };
  const place = { slot: null, key: '', context: '', current: null, proposed: null, openedAt: 1_000, closedBecause: null };
  return { meta: meta(), reviewId, kind: 'match', status: 'open', ...about, ...place, ...own };
}

const say = (event: CustomerGoldenChanged) => bus.publishNow({ topic: TOPICS.goldenChanged, key: event.customerId, event });
const ask = (event: CustomerReviewRequested) => bus.publishNow({ topic: TOPICS.reviewRequested, key: event.reviewId, event });

async function eventually<T>(read: () => Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    const value = await read();
    if (isSo(value)) return value;
    if (attempt === 200) throw new Error(`It did not come about; the last that was read is ${JSON.stringify(value)}`);
    await sleep(50);
  }
}

const inOrder = async (filter: Parameters<ReviewsController['list']>[0] = {}) =>
  (await routes().list(filter)).items.map(({ reviewId, valueAtRisk }) => `${reviewId} ${valueAtRisk}`);

it('lists what is most at risk first, page by page, and moves a review when its customers grow', async () => {
  await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => say(golden(id, id < 'd' ? 'shop' : 'crm'))));
  await Promise.all([ask(review('r1', ['a', 'd'])), ask(review('r2', ['b', 'e'])), ask(review('r3', ['c', 'f'], { kind: 'heldJoin' }))]);
  await eventually(inOrder, (now) => now.join() === 'r1 2,r2 2,r3 2');
  await say(golden('e', 'crm', { version: 2, ...goldenAttributes(accounts('erp-us', 'erp-de')) }));
  await eventually(inOrder, (now) => now.join() === 'r2 12,r1 2,r3 2');
  const first = await routes().list({ limit: '2' });
  expect(first.items.map(({ reviewId }) => reviewId)).toEqual(['r2', 'r1']);
  const second = await routes().list({ limit: '2', cursor: first.next ?? '' });
  expect([second.items.map(({ reviewId }) => reviewId), second.next]).toEqual([['r3'], null]);
  expect([await inOrder({ kind: 'heldJoin' }), await inOrder({ customer: 'a' }), await inOrder({ system: 'erp' })]).toEqual([
    ['r3 2'],
    ['r1 2'],
    [],
  ]);
  await ask(review('r1', ['a', 'd'], { status: 'closed', closedBecause: 'A steward decided it.' }));
  await eventually(inOrder, (now) => now.join() === 'r2 12,r3 2');
  expect(await inOrder({ status: 'closed' })).toEqual(['r1 2']);
});

it('values what was there before anything was valued', async () => {
  await say(golden('g', 'shop', goldenAttributes([...accounts('erp-us'), ...consents('granted', 'withdrawn')])));
  await Promise.all([say(golden('h', 'crm', { status: 'merged', mergedInto: 'g', members: [] })), ask(review('r5', ['g', 'h']))]);
  const stakes = () =>
    database.query<object[]>(`SELECT customer_id, stake, value_at_risk FROM customer, review WHERE review_id = 'r5' ORDER BY customer_id`);
  const valued = await eventually(stakes, (rows) => /"g","stake":7,"value_at_risk":7}.*"h"/.test(JSON.stringify(rows)));
  await database.query('UPDATE customer SET stake = 0');
  await database.query('UPDATE review SET value_at_risk = 0');
  const runner = database.createQueryRunner();
  await new ReviewStakes1798000000007().up(runner);
  await runner.release();
  expect(await stakes()).toEqual(valued);
});

it('shows both sides, the terms, what was decided, and what accepting would bring about', async () => {
  await Promise.all([say(golden('x', 'shop', { version: 4 })), say(golden('y', 'crm'))]);
  const asked = review('r9', ['x', 'y']);
  await ask(asked);
  const about = { kind: 'neverLink', records: asked.records, reviewId: null, accept: null, slot: null, key: '', context: '', value: null };
  const who = { author: 'Ann Example', reason: 'Twins.', decidedAt: 5, expiresAt: null, retireOnSourceChange: false };
  const event: CustomerDecided = { meta: meta(), decisionId: 'd9', ...about, ...who };
  await bus.publishNow({ topic: TOPICS.decided, key: 'k', event });
  await eventually(
    () =>
      database.query<object[]>(
        `SELECT 1 FROM review, decision, customer WHERE review.review_id = 'r9' AND decision_id = 'd9' AND customer.customer_id = 'y'`,
      ),
    ({ length }) => length === 1,
  );
  const tags: string[] = [];
  const shown = await routes().read('r9', { header: (name, value) => void tags.push(`${name} ${value}`) });
  expect(shown.sides.map(({ customerId, version, records }) => [customerId, version, records])).toEqual([
    ['x', 4, ['shop/customer/x']],
    ['y', 1, ['crm/customer/y']],
  ]);
  expect(shown.terms.map(({ comparison }) => comparison)).toEqual(['email.same', 'name.givenDiffers']);
  expect(shown).toMatchObject({ decisions: [{ decisionId: 'd9', author: 'Ann Example' }], version: reviewVersion(asked), foreseen: null });
  expect([tags, shown.notForeseen]).toEqual([
    [`etag "${reviewVersion(asked)}"`],
    'TRUEUP_RESOLVER_URL is not set, so nobody can be asked.',
  ]);
  const decisions = new DecisionsController(database);
  expect(await decisions.read('d9')).toMatchObject({ kind: 'neverLink', reason: 'Twins.', records: ['shop/customer/x', 'crm/customer/y'] });
  await expect(decisions.read('nobody')).rejects.toMatchObject({ status: 404, code: 'unknown-decision' });
  await expect(routes().read('nobody')).rejects.toMatchObject({ status: 404, code: 'unknown-review' });
});

it('asks the resolver what would follow', async () => {
  const heard: unknown[] = [];
  const server = createServer((request, response) => {
    request.on('data', (body: Buffer) => heard.push([request.url, request.headers['x-api-key'], JSON.parse(body.toString())]));
    request.on('end', () => response.end(JSON.stringify({ customers: [], targets: [] })));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = { ...settings, env: { TRUEUP_RESOLVER_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` } };
  expect(await new Foresight(at).ofAccepting('r9')).toEqual({ foreseen: { customers: [], targets: [] }, notForeseen: null });
  expect(heard).toEqual([
    ['/v1/decisions/preview', settings.apiKey, expect.objectContaining({ kind: 'confirm', reviewId: 'r9', accept: true })],
  ]);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect((await new Foresight(at).ofAccepting('r9')).notForeseen).toContain('did not answer');
});

it('answers under its own id again once a split has made it a customer again', async () => {
  const customers = new CustomersController(database);
  await say(golden('q', 'shop'));
  await say(golden('p', 'crm', { aliases: ['q'], mergedFrom: ['q'] }));
  await say(golden('q', 'shop', { version: 2, status: 'merged', mergedInto: 'p', members: [] }));
  const read = async () => (await customers.read('q').catch(() => ({}))) as { customerId?: string };
  await eventually(read, ({ customerId }) => customerId === 'p');
  await say(golden('p', 'crm', { version: 2 }));
  await say(golden('q', 'shop', { version: 3, splitFrom: ['p'] }));
  expect(await eventually(read, ({ customerId }) => customerId === 'q')).toMatchObject({ status: 'active', splitFrom: ['p'] });
});

it('tells of each target whether it is written at once: its mode, and what pauses it', async () => {
  const pause = { pauseId: 'p', slot: 'phones.mobile', lane: null, brake: null, reason: 'Sale.', by: 'Ann', since: 1 };
  const told = { meta: meta(), system: 'crm', version: 1, mode: 'observe', canary: null, pauses: [pause], load: null };
  await bus.publishNow({ topic: TOPICS.systemStateChanged, key: 'crm', event: { ...told, changedBy: 'Ann', reason: null } });
  const targets = ['phones.mobile', 'birthDate'].map((slot) => ({ system: 'crm', changes: [{ slot }] }));
  const standing = await eventually(
    () => withStanding(database, [...targets, { system: 'shop', changes: [] }]),
    ([first]) => first?.mode === 'observe',
  );
  expect(standing).toMatchObject([{ pausedBecause: ['Sale.'] }, { mode: 'observe', pausedBecause: [] }, { system: 'shop', mode: null }]);
});
