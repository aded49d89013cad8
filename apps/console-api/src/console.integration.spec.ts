import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  TOPICS,
  goldenAttributes,
  observedAttributes,
  type CustomerDelivered,
  type CustomerGoldenChanged,
  type CustomerObserved,
  type CustomerContractActivated,
  type CustomerDecided,
  type EventMeta,
  type Provenance,
} from '@trueup/canonical-schema';
import { BUS_MIGRATIONS, EventBus } from '@trueup/event-bus';
import { parseContract, parseSystems } from '@trueup/governance';
import { openDatabase, type ServiceConfig } from '@trueup/service-kit';
import type { DataSource } from 'typeorm';
import { CONSOLE_MIGRATIONS } from './migrations';
import { projectionsOf } from './projections/projections';
import { CustomersController } from './routes/customers.controller';
import { SystemsController } from './routes/systems.controller';
import { TraceController } from './routes/trace.controller';
import { WhyController } from './why/why.controller';

jest.setTimeout(60_000);

const CONFIG = join(__dirname, '../../../config');
const CONTRACT_TEXT = readFileSync(join(CONFIG, 'ownership.yaml'), 'utf8');
const SYSTEMS = parseSystems(readFileSync(join(CONFIG, 'systems.yaml'), 'utf8'));
const CONTRACT = parseContract(CONTRACT_TEXT, SYSTEMS);
const SHOPPER = { system: 'shop', type: 'customer', id: '7' };
let database: DataSource;
let bus: EventBus;

beforeAll(async () => {
  const { TEST_KAFKA_BROKERS: brokers, TEST_REGISTRY_URL: registry, TEST_DATABASE_URL: url } = process.env;
  if (!brokers || !registry || !url)
    throw new Error(
      'Start these through `npm test -- integration`, which sets TEST_KAFKA_BROKERS, TEST_REGISTRY_URL and TEST_DATABASE_URL.',
    );
  const schema = `console_${randomUUID().slice(0, 8)}`;
  database = await openDatabase({
    url,
    schema,
    migrations: [...BUS_MIGRATIONS, ...CONSOLE_MIGRATIONS],
  });
  const names = { topicPrefix: `${schema}.`, cell: 'test', producer: 'console-api', systems: ['shop'], partitions: 1 };
  bus = new EventBus({ kafka: { brokers: brokers.split(',') }, registry: { url: registry }, ...names }, database);
  await bus.start();
  await bus.subscribe({ group: 'console-api', handlers: projectionsOf(['shop'], { check: 'structure', countries: null }) });
}, 60_000);

afterAll(async () => {
  await bus.stop();
  await database.destroy();
});

function golden(customerId: string, own: Partial<CustomerGoldenChanged> & { meta: EventMeta }): CustomerGoldenChanged {
  const lists = { aliases: [], mergedFrom: [], splitFrom: [], settles: [], systems: [], foreign: [] };
  const member = { source: SHOPPER, linkVersion: 1, lifecycle: 'present', segment: null, linkedAt: 1, because: 'founder' } as const;
  const facts = {
    customerId,
    version: 1,
    kind: 'person',
    status: 'active',
    founder: SHOPPER,
    mergedInto: null,
    lane: 'enrichment',
    baseline: false,
  } as const;
  const provenance = {
    source: SHOPPER,
    valueTime: 1,
    timeQuality: 'field',
    verification: 'unverified',
    rule: 'owner',
    contractVersion: 'c',
  } as const;
  const email = { slot: 'emails.contact', key: '', context: 'private', state: 'value', value: 'Ada@Example.com' } as const;
  const slots = goldenAttributes([{ ...email, provenance: { ...provenance, correlationId: null, losers: [] } }]);
  return { ...facts, ...lists, members: [member], ...slots, ...own };
}

function observed(source: typeof SHOPPER, email: string | null): CustomerObserved {
  const claim = { valueTime: 1, timeQuality: 'baseline', origin: 'source', verification: 'UNKNOWN', partId: null } as const;
  const said = email === null ? ({ state: 'empty', value: null } as const) : ({ state: 'value', value: email } as const);
  const facts = { kind: 'person', segment: null, lifecycle: 'present', mergedInto: null, feed: 'load', baseline: true } as const;
  const place = { rawEventId: 'r', sourceVersion: null, sourceTime: null, fetchSequence: 1, receivedAt: 1, objects: [], references: [] };
  const claims = observedAttributes([{ slot: 'emails.contact', key: '', context: 'private', ...said, ...claim }]);
  return { meta: metaOf(randomUUID()), source, ...facts, ...place, ourKey: null, ...claims };
}

function delivered(customerId: string, meta: EventMeta): CustomerDelivered {
  const facts = {
    customerId,
    goldenVersion: 1,
    linkVersion: 1,
    system: 'shop',
    target: SHOPPER,
    operation: 'update',
    outcome: 'applied',
  } as const;
  const rest = { createKey: null, targetVersion: null, waveId: null, attempts: 1, cost: null, calledAt: 5, completedAt: 9 };
  return { meta, ...facts, reason: null, settles: [meta.correlationId], changes: [], references: [], ...rest };
}

async function publish(
  topic: (typeof TOPICS)['goldenChanged' | 'delivered' | 'observed' | 'decided' | 'contractActivated'],
  key: string,
  event: CustomerGoldenChanged | CustomerDelivered | CustomerObserved | CustomerDecided | CustomerContractActivated,
): Promise<void> {
  await bus.transaction(async (tx) => tx.publish({ topic, key, event }));
}

async function eventually<T>(read: () => Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    const value = await read().catch((error: unknown) => error as T);
    if (isSo(value)) return value;
    if (attempt === 200) throw new Error(`It did not come about; the last that was read is ${JSON.stringify(value)}`);
    await sleep(50);
  }
}

const metaOf = (correlationId: string): EventMeta => bus.meta(undefined, { eventId: randomUUID(), correlationId });

it('gives a customer under the id that was merged away, and finds it by e-mail whatever the case', async () => {
  const [oldId, id] = [randomUUID(), randomUUID()];
  await publish(TOPICS.goldenChanged, oldId, golden(oldId, { meta: metaOf('c1') }));
  await publish(TOPICS.goldenChanged, id, golden(id, { meta: metaOf('c2'), aliases: [oldId], mergedFrom: [oldId] }));
  await publish(
    TOPICS.goldenChanged,
    oldId,
    golden(oldId, { meta: metaOf('c2'), version: 2, status: 'merged', mergedInto: id, members: [] }),
  );
  const customers = new CustomersController(database);
  const found = await eventually(
    () => customers.read(oldId),
    (one) => 'resolvedFrom' in one,
  );
  expect(found).toMatchObject({ customerId: id, resolvedFrom: oldId, status: 'active' });
  const { items } = await customers.find({ email: 'ada@example.com' });
  expect(items).toEqual([expect.objectContaining({ customerId: id })]);
});

it('counts an event once that a publisher published twice, and shows it once in the trace', async () => {
  const correlationId = randomUUID();
  const event = delivered(randomUUID(), metaOf(correlationId));
  await publish(TOPICS.delivered, 'k', event);
  await publish(TOPICS.delivered, 'k', event);
  await publish(TOPICS.delivered, 'k', delivered(randomUUID(), metaOf('last')));
  await eventually(
    () => new TraceController(database).read('last'),
    (trace) => 'steps' in trace,
  );
  const trace = await new TraceController(database).read(correlationId);
  expect(trace).toMatchObject({
    steps: [{ event: 'delivered', outcome: 'applied' }],
    targets: [{ system: 'shop', calledAt: 5, completedAt: 9 }],
  });
  const [figure] = await database.query(`SELECT value FROM system_figure WHERE system = 'shop' AND name = 'updated'`);
  expect(figure).toEqual({ value: '2' });
});

it('counts day 0 the same whether a record or its customer comes first, and moves the figures with every change', async () => {
  const figures = async () => {
    const rows = await database.query<{ name: string; detail: string; value: string }[]>(
      `SELECT name, detail, value FROM baseline_figure WHERE system = 'shop' AND value <> 0 AND name IN ('different', 'lacking')`,
    );
    return Object.fromEntries(rows.map(({ name, detail, value }) => [`${name} ${detail}`, Number(value)]));
  };
  const seen = (id: string, email: string | null): CustomerObserved => observed({ ...SHOPPER, id }, email);
  const known = (id: string, version = 1) => {
    const source = { ...SHOPPER, id };
    const member = { source, linkVersion: 1, lifecycle: 'present', segment: null, linkedAt: 1, because: 'founder' } as const;
    return golden(`day0-${id}`, { meta: metaOf(randomUUID()), members: [member], version });
  };
  await publish(TOPICS.observed, 'shop/customer/first', seen('first', 'other@example.com'));
  await eventually(
    () => database.query<object[]>(`SELECT 1 FROM observed_value WHERE source_key = 'shop/customer/first'`),
    ({ length }) => length === 1,
  );
  await publish(TOPICS.goldenChanged, 'day0-first', known('first'));
  await publish(TOPICS.goldenChanged, 'day0-late', known('late'));
  await eventually(figures, (now) => now['different emails.contact'] === 1);
  await publish(TOPICS.observed, 'shop/customer/late', seen('late', null));
  await eventually(figures, (now) => now['lacking emails.contact'] === 1);
  await publish(TOPICS.observed, 'shop/customer/first', seen('first', 'Ada@Example.com'));
  await eventually(figures, (now) => !('different emails.contact' in now));
  await publish(TOPICS.goldenChanged, 'day0-late', { ...known('late', 2), status: 'merged', mergedInto: 'day0-first', members: [] });
  await eventually(figures, (now) => Object.keys(now).length === 0);
});

it('answers an id that nobody ever had with a problem', async () => {
  await expect(new CustomersController(database).read('nobody')).rejects.toMatchObject({ status: 404, code: 'unknown-customer' });
  await expect(new TraceController(database).read('nothing')).rejects.toMatchObject({ status: 404, code: 'unknown-correlation' });
});

it('tells how a system stands by the newest that its connector said, and by its row before', async () => {
  const row = { system: 'shop', vendor: 'fake', family: 'commerce', mode: 'observe', canary: null, firstLoad: false };
  const systems = new SystemsController(database, { systems: { systems: [row] } } as unknown as ServiceConfig);
  expect(await systems.list()).toMatchObject([{ system: 'shop', mode: 'observe', version: 0 }]);
  const paused = { pauseId: 'p', slot: null, lane: null, brake: null, reason: 'Sale.', by: 'Ann', since: 1 };
  for (const version of [2, 1]) {
    const meta = bus.meta(undefined, { eventId: randomUUID() });
    const told = { meta, system: 'shop', version, mode: 'write', canary: null, pauses: version === 2 ? [paused] : [], load: null };
    await bus.publishNow({ topic: TOPICS.systemStateChanged, key: 'shop', event: { ...told, changedBy: 'Ann', reason: null } });
  }
  for (let waited = 0; waited < 10_000; waited += 50) {
    const [shop] = (await systems.list()) as { version: number }[];
    if (shop?.version === 2) break;
    await sleep(50);
  }
  await sleep(300);
  expect(await systems.list()).toMatchObject([{ system: 'shop', mode: 'write', version: 2, pauses: [paused], changedBy: 'Ann' }]);
});

it('keeps a record with the customer of its newest link, though the customer that it left is heard of later', async () => {
  const [oldId, id, source] = [randomUUID(), randomUUID(), { ...SHOPPER, id: randomUUID() }];
  const member = { source, lifecycle: 'present', segment: null, linkedAt: 1, because: 'email.same' } as const;
  await publish(TOPICS.goldenChanged, id, golden(id, { meta: metaOf('c5'), members: [{ ...member, linkVersion: 2 }] }));
  await publish(TOPICS.goldenChanged, oldId, golden(oldId, { meta: metaOf('c5'), members: [{ ...member, linkVersion: 1 }] }));
  const gone = { version: 2, status: 'merged', mergedInto: id, members: [] };
  await publish(TOPICS.goldenChanged, oldId, golden(oldId, { meta: metaOf('c5'), ...gone }));
  const customers = new CustomersController(database);
  await eventually(
    () => customers.read(oldId),
    (one) => 'resolvedFrom' in one,
  );
  const { items } = await customers.find({ source: `shop/customer/${source.id}` });
  expect(items).toEqual([expect.objectContaining({ customerId: id })]);
});

describe('why', () => {
  const config = { contract: CONTRACT, systems: SYSTEMS };
  const from = { system: 'salesforce', type: 'Contact', id: '5' };
  const member = { source: from, linkVersion: 1, lifecycle: 'present', segment: null, linkedAt: 1, because: 'founder' } as const;
  const emailBy = (value: string, own: Partial<Provenance>) => {
    const plain = {
      valueTime: 1,
      timeQuality: 'field',
      verification: 'unverified',
      rule: 'owner',
      contractVersion: CONTRACT.version,
    } as const;
    const provenance = { ...plain, source: from, correlationId: null, losers: [], ...own };
    return goldenAttributes([{ slot: 'emails.contact', key: '', context: 'private', state: 'value', value, provenance }]);
  };
  const loser = { source: SHOPPER, valueTime: 1, timeQuality: 'diff', because: 'older', value: '"old@example.com"' } as const;
  const at = (recordedAt: number) => ({ ...metaOf(randomUUID()), recordedAt });
  const asked = (id: string, asOf?: number, name = 'emails.contact') =>
    new WhyController(database, config).attribute(id, name, asOf === undefined ? {} : { asOf: new Date(asOf).toISOString() });

  it('tells now and for any time that is kept what stood, who lost with what, and under which contract', async () => {
    const id = randomUUID();
    const facts = { members: [member], founder: from };
    await publish(TOPICS.goldenChanged, id, golden(id, { meta: at(10_000_000_000), ...facts, ...emailBy('old@example.com', {}) }));
    const newer = { rule: 'mostRecent', contractVersion: 'other', losers: [loser] };
    await publish(
      TOPICS.goldenChanged,
      id,
      golden(id, { meta: at(20_000_000_000), version: 2, ...facts, ...emailBy('new@example.com', newer) }),
    );
    const now = await eventually(
      () => asked(id),
      (answer) => answer.version === 2,
    );
    expect(now.elements).toMatchObject([
      {
        value: 'new@example.com',
        rule: 'mostRecent',
        contractVersion: 'other',
        contractRow: null,
        losers: [{ value: 'old@example.com', because: 'older' }],
      },
    ]);
    const then = await asked(id, 15_000_000_000);
    expect(then).toMatchObject({ version: 1, elements: [{ value: 'old@example.com', rule: 'owner', standing: 'owner', losers: [] }] });
    expect(then.text.join('\n')).toContain('salesforce/Contact/5 says');
    await expect(asked(id, 5_000_000_000)).rejects.toMatchObject({ status: 404, code: 'not-known-yet' });
    await expect(asked(id, undefined, 'emails.kontact')).rejects.toMatchObject({ status: 404, code: 'unknown-attribute' });
    await expect(asked(randomUUID())).rejects.toMatchObject({ status: 404, code: 'unknown-customer' });
  });

  it('follows an id that was merged away from the moment of the merge, and not before', async () => {
    const [oldId, id] = [randomUUID(), randomUUID()];
    await publish(TOPICS.goldenChanged, oldId, golden(oldId, { meta: at(10_000_000_000), ...emailBy('one@example.com', {}) }));
    await publish(TOPICS.goldenChanged, id, golden(id, { meta: at(10_000_000_000), ...emailBy('two@example.com', {}) }));
    const merged = { version: 2, status: 'merged', mergedInto: id, members: [] };
    await publish(TOPICS.goldenChanged, oldId, golden(oldId, { meta: at(20_000_000_000), ...merged }));
    const now = await eventually(
      () => asked(oldId),
      ({ customerId }) => customerId === id,
    );
    expect(now.elements[0]?.value).toBe('two@example.com');
    expect(await asked(oldId, 15_000_000_000)).toMatchObject({ customerId: oldId, elements: [{ value: 'one@example.com' }] });
  });

  it('names the steward of a pin, and the contract that counts at the time by what was activated since', async () => {
    const [id, decisionId] = [randomUUID(), randomUUID()];
    const place = { slot: 'emails.contact', key: '', context: 'private', value: '"pin@example.com"', reviewId: null, accept: null };
    const who = { author: 'Ann Example', reason: 'She called.', decidedAt: 10_000_000_000, expiresAt: null, retireOnSourceChange: false };
    await publish(TOPICS.decided, 'k', { meta: metaOf('d'), decisionId, kind: 'pin', records: [from], ...place, ...who });
    const activated = (contract: string, effectiveFrom: number) => {
      const rest = { model: 'm', document: CONTRACT_TEXT, activatedBy: 'Bea Example', previous: null, modelDocument: null, reason: null };
      return { meta: at(30_000_000_000), contract, effectiveFrom, ...rest };
    };
    await publish(TOPICS.contractActivated, 'test', activated(CONTRACT.version, 1));
    await publish(TOPICS.contractActivated, 'test', activated('later', 25_000_000_000));
    const pinned = { rule: 'pinned', source: { system: 'trueup', type: 'pin', id: decisionId } };
    await publish(
      TOPICS.goldenChanged,
      id,
      golden(id, { meta: at(20_000_000_000), members: [member], ...emailBy('pin@example.com', pinned) }),
    );
    const now = await eventually(
      () => asked(id),
      (answer) => 'elements' in answer && answer.elements[0]?.decision != null && answer.contract?.contract === 'later',
    );
    expect(now.elements[0]?.decision).toMatchObject({ author: 'Ann Example', reason: 'She called.' });
    expect(now.text.join('\n')).toMatch(/Contract later counts[^]*settled under [0-9a-f]{12}[^]*Ann Example pinned it/);
    expect((await asked(id, 22_000_000_000)).contract).toMatchObject({ contract: CONTRACT.version, activatedBy: 'Bea Example' });
  });

  it('goes as of a time by the contract that counts for it, though that was made known only later', async () => {
    const id = randomUUID();
    const plain = { timeQuality: 'field', verification: 'unverified', contractVersion: CONTRACT.version, correlationId: null } as const;
    const losers = [{ source: from, valueTime: 20, timeQuality: 'field', because: 'older', value: '"fr"' } as const];
    const provenance = { ...plain, source: { ...SHOPPER, system: 'shopify-us' }, valueTime: 30, rule: 'mostRecent', losers };
    const said = goldenAttributes([{ slot: 'preferredLanguage', key: '', context: '', state: 'value', value: 'de', provenance }]);
    await publish(TOPICS.goldenChanged, id, golden(id, { meta: at(45_000_000_000), members: [member], ...said }));
    const document = CONTRACT_TEXT.replace(
      /(preferredLanguage:\n\s+owner: )commerce(\n\s+compete: )\[crm\](\n\s+fill: )\[erp\]/,
      '$1crm$2[]$3[commerce]',
    );
    const who = { activatedBy: 'Bea Example', previous: null, reason: null };
    const revised = { contract: 'revised', model: 'm', document, modelDocument: null, ...who };
    await publish(TOPICS.contractActivated, 'test', { meta: at(60_000_000_000), ...revised, effectiveFrom: 40_000_000_000 });
    const then = await eventually(
      () => asked(id, 50_000_000_000, 'preferredLanguage'),
      (answer) => 'contract' in answer && answer.contract?.contract === 'revised',
    );
    expect(then.elements).toMatchObject([
      {
        value: 'fr',
        source: from,
        rule: 'owner',
        contractVersion: 'revised',
        losers: [{ value: 'de', because: 'only fills in' }],
        underCounting: { contract: 'revised', outcome: 'other', published: { value: 'de', contractVersion: CONTRACT.version } },
      },
    ]);
    expect(then.text.join('\n')).toContain('published then was "de"');
    expect((await asked(id, undefined, 'preferredLanguage')).elements).toMatchObject([{ value: 'de', underCounting: null }]);
  });
});
