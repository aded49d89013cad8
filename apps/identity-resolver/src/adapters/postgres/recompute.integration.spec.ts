import type { CustomerContractActivated, CustomerGoldenChanged } from '@trueup/canonical-schema';
import { CodedError, type EventBus, type Outgoing, type ParkRequest, type Transaction } from '@trueup/event-bus';
import { SETTING } from '../../testing/memory-resolver';
import { essenceOf } from '../../testing/essence';
import { MemoryShelf } from '../../testing/memory-shelf';
import { metaOf, observed, person } from '../../testing/observed';
import { OTHER_OWNER, settingWith } from '../../testing/other-settings';
import { OwnSchema } from '../../testing/own-schema';
import type { Activation } from '../../use-cases/activate-contract';
import { resolveObserved } from '../../use-cases/resolve-observed';
import type { Setting } from '../../use-cases/setting';
import type { HandlerSetting } from '../kafka/resolver-handlers';
import { holdJudgement, mustCount, NotActive, saveActivation } from './activations';
import { Attempts, type Told } from './attempts';
import { Recompute } from './recompute';
import { queueActivated, type RecomputeWork } from './recompute-queue';
import { RecomputeLeft1797500000001 } from './recompute-left.migration';
import { queueRecompute, recomputeLeft } from './recompute-rows';

jest.setTimeout(120_000);

const UNREACHED = settingWith([], [['bands: { auto: 19, review: 12 }', 'bands: { auto: 90, review: 80 }']]);
const own = OwnSchema.forSuite('again');
const published: CustomerGoldenChanged[] = [];
const parked: ParkRequest[] = [];

beforeEach(async () => {
  await own.clear();
  published.length = 0;
  parked.length = 0;
});

/** A transaction as the bus makes it: what it publishes counts once it is committed. */
async function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const events: Outgoing['event'][] = [];
  const items: ParkRequest[] = [];
  const result = await own.database.transaction((manager) => {
    const publish = ({ event }: Outgoing) => void events.push(event);
    const park = (item: ParkRequest) => void items.push(item);
    return work({ query: manager.query.bind(manager), publish, park, afterCommit: () => undefined } as unknown as Transaction);
  });
  published.push(...events.flatMap((event) => (event && 'lane' in event ? [event as CustomerGoldenChanged] : [])));
  parked.push(...items);
  return result;
}

const bus = {
  transaction: inTransaction,
  meta: (cause: { correlationId: string } | undefined, { eventId }: { eventId: string }) => ({ ...metaOf(eventId, 1), ...cause, eventId }),
} as unknown as EventBus;

const versionsOf = (setting: Setting): Activation => ({ contract: setting.rules().contract.version, model: setting.rules().model.version });

function workOf(setting: Setting): RecomputeWork {
  const versions = versionsOf(setting);
  const mayJudge = (tx: Transaction) => mustCount(tx, versions);
  const handling: HandlerSetting = { setting, shelfOn: own.shelfOn, mustCount: mayJudge, onResolved: () => undefined };
  return { bus, handling, own: versions, versionOf: () => SETTING.rules().model.version };
}

const paced = () => ({ perSecond: 1e6, attempts: new Attempts(100, () => undefined) });
const replica = (setting: Setting) => new Recompute(workOf(setting), paced());

async function activated(setting: Setting, at: number, eventId: string): Promise<void> {
  const rest = { document: '', modelDocument: 'text', activatedBy: 'Ann Example', previous: null, reason: 'Agreed.' };
  const event: CustomerContractActivated = { meta: metaOf(eventId, at), ...versionsOf(setting), ...rest, effectiveFrom: at };
  await inTransaction((tx) => saveActivation(tx, event));
}

const id = (digit: number) => `0000000${digit}-0000-4000-8000-000000000000`;

const BEGINNINGS = ['Al', 'Ber', 'Cor', 'Dan', 'Eng', 'Fro', 'Gul', 'Hol', 'Ing', 'Jor', 'Kru', 'Lim'];
const ENDINGS = ['mayer', 'stone', 'wick', 'quist', 'hoven', 'ducci', 'escu', 'ovic', 'sky', 'tton'];

/** Pairs in two systems with one e-mail, whose names and numbers nobody else has. */
const people = Array.from({ length: 240 }, (_, at) => {
  const pair = at >> 1;
  const family = `${BEGINNINGS[pair % 12]}${ENDINGS[Math.floor(pair / 12)]}`;
  const phone = `+1${[212, 303, 404, 503, 602][pair % 5]}555${String(100 + ((pair * 37) % 900)).padStart(4, '0')}`;
  const key = at % 2 ? `salesforce/Contact/${at}` : `shopify-us/customer/${at}`;
  return observed([key, at + 1], person('Ada', family, { email: `${family.toLowerCase()}@example.com`, phone }));
});

async function observeAll(setting: Setting): Promise<void> {
  for (let at = 0; at < people.length; at += 60)
    await inTransaction(async (tx) => {
      await mustCount(tx, versionsOf(setting));
      const shelf = own.shelfOn(tx);
      await resolveObserved(shelf, people.slice(at, at + 60), setting);
      await shelf.flush();
    });
}

async function afresh(setting: Setting) {
  const shelf = new MemoryShelf('demo');
  for (let at = 0; at < people.length; at += 60) await resolveObserved(shelf, people.slice(at, at + 60), setting);
  return essenceOf(shelf.contents());
}

const FOUNDER = 'shopify-us/customer/0';
const LATE = observed(['shopify-us/customer/late', 999], person('Ada', 'Late', { phone: '+14155550199' }));

async function causeOfLate(): Promise<string | undefined> {
  const { snapshots } = await own.contents();
  return snapshots.find(({ members }) => members.some(({ source }) => source.id === 'late'))?.meta.correlationId;
}

/** How many are left as they are counted as they come and go, which is what counting all of them gives. */
async function left(): Promise<number> {
  const kept = Object.values(await inTransaction(recomputeLeft)).reduce((sum, count) => sum + count, 0);
  const [counted] = await own.database.query<{ count: number }[]>('SELECT count(*)::float8 AS count FROM recompute');
  expect(kept).toBe(counted?.count);
  return kept;
}

/** Works until nothing is left. */
async function drain(...replicas: readonly Recompute[]): Promise<void> {
  do await Promise.all(replicas.map((one) => one.step()));
  while ((await left()) > 0);
}

it.each([
  ['another owner', OTHER_OWNER],
  ['bands that nobody reaches', UNREACHED],
] as const)('comes with %s to what a fresh start comes to, by two replicas at once', async (_what, after) => {
  await activated(SETTING, 1, id(1));
  await observeAll(SETTING);
  await activated(after, 2, id(2));
  await drain(replica(after), replica(after));
  expect(essenceOf(await own.contents())).toEqual(await afresh(after));
  const again = published.length;
  expect(again).toBeGreaterThan(0);
  expect(new Set(published.map(({ lane, meta }) => `${lane} ${meta.correlationId}`))).toEqual(
    new Set([`enrichment ${metaOf(id(2), 2).correlationId}`]),
  );
  await drain(replica(after));
  expect([published.length, parked]).toEqual([again, []]);
});

it('queues a store that takes longer than a statement otherwise may', async () => {
  await activated(SETTING, 1, id(1));
  await observeAll(SETTING);
  await activated(OTHER_OWNER, 2, id(2));
  const hurried = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
    inTransaction(async (tx) => {
      await tx.query(`SET LOCAL statement_timeout = '1s'`);
      return work(tx);
    });
  await own.database.query(`CREATE FUNCTION be_large() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(2); RETURN NULL; END'`);
  await own.database.query('CREATE TRIGGER large BEFORE INSERT ON recompute EXECUTE FUNCTION be_large()');
  try {
    await queueActivated({ ...workOf(OTHER_OWNER), bus: { ...bus, transaction: hurried } as unknown as EventBus });
  } finally {
    await own.database.query('DROP FUNCTION be_large CASCADE');
  }
  expect(await left()).toBeGreaterThan(0);
});

it('goes on after a process died in the middle, and tells nothing twice', async () => {
  await activated(SETTING, 1, id(1));
  await observeAll(SETTING);
  await activated(OTHER_OWNER, 2, id(2));
  let commits = 0;
  const dying = workOf(OTHER_OWNER);
  const transaction = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
    inTransaction(async (tx) => {
      const result = await work(tx);
      commits += 1;
      if (commits > 4) throw new Error('The process ends.');
      return result;
    });
  for (let process = 0; process < 2; process += 1)
    await new Recompute({ ...dying, bus: { ...bus, transaction } as unknown as EventBus }, paced()).step();
  const before = await inTransaction(recomputeLeft);
  expect(before.judge).toBeGreaterThan(0);
  await drain(replica(OTHER_OWNER));
  expect(essenceOf(await own.contents())).toEqual(await afresh(OTHER_OWNER));
  const told = published.map(({ customerId, version }) => `${customerId} ${version}`);
  expect(new Set(told).size).toBe(told.length);
});

it('waits for a server that fails with every batch, suspects nobody, and goes on with everybody', async () => {
  await activated(SETTING, 1, id(1));
  await observeAll(SETTING);
  await activated(OTHER_OWNER, 2, id(2));
  const told: Told[] = [];
  const pace = { perSecond: 1e6, attempts: new Attempts(100, (_error, how) => told.push(how)) };
  const full = (): Promise<never> => Promise.reject(Object.assign(new Error('No room is left on the disk.'), { code: '53100' }));
  const work = workOf(OTHER_OWNER);
  await new Recompute(work, pace).step();
  const broken = { ...work, handling: { ...work.handling, shelfOn: (tx: Transaction) => Object.assign(own.shelfOn(tx), { flush: full }) } };
  const recompute = new Recompute(broken, pace);
  for (let time = 0; time < 8; time += 1) await recompute.step();
  expect([parked, told.map(({ times }) => times)]).toEqual([[], [1, 2, 3, 4, 5, 6, 7, 8]]);
  expect([pace.attempts.problem, pace.attempts.restMs > 4_000]).toEqual(['waits: No room is left on the disk.', true]);
  await drain(new Recompute(work, pace));
  expect([pace.attempts.problem, parked]).toEqual([undefined, []]);
  expect(essenceOf(await own.contents())).toEqual(await afresh(OTHER_OWNER));
});

it('parks alone whoever is at fault itself', async () => {
  await activated(SETTING, 1, id(1));
  await observeAll(SETTING);
  await activated(OTHER_OWNER, 2, id(2));
  const work = workOf(OTHER_OWNER);
  const bad = new CodedError('It cannot be read.', { code: 'unreadable', fault: 'malformed', nextStep: 'Correct it.' });
  const shelfOn = (tx: Transaction) => {
    const shelf = own.shelfOn(tx);
    const recordsBy = (keys: readonly string[]) => (keys.includes(FOUNDER) ? Promise.reject(bad) : own.shelfOn(tx).recordsBy(keys));
    return Object.assign(shelf, { recordsBy });
  };
  await drain(new Recompute({ ...work, handling: { ...work.handling, shelfOn } }, paced()));
  expect(parked).toMatchObject([{ key: FOUNDER, code: 'NOT_JUDGED_AGAIN' }]);
});

it('counts those who were queued before anybody counted', async () => {
  await activated(SETTING, 1, id(1));
  await observeAll(SETTING);
  const runner = own.database.createQueryRunner();
  await new RecomputeLeft1797500000001().down(runner);
  const queued = await inTransaction((tx) => queueRecompute(tx, ['compare', 'judge']));
  await new RecomputeLeft1797500000001().up(runner);
  await runner.release();
  expect(await inTransaction(recomputeLeft)).toMatchObject({ normalise: 0, compare: people.length });
  expect(await left()).toBe(queued);
});

it('lets nobody judge by what no longer counts, and queues only once whoever still did is done', async () => {
  await activated(SETTING, 1, id(1));
  await observeAll(SETTING);
  let ended = false;
  const straggler = inTransaction(async (tx) => {
    await mustCount(tx, versionsOf(SETTING));
    await activated(OTHER_OWNER, 2, id(2));
    await new Promise((resolve) => setTimeout(resolve, 400));
    const shelf = own.shelfOn(tx);
    await resolveObserved(shelf, [LATE], SETTING);
    await shelf.flush();
    ended = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const queued = drain(replica(OTHER_OWNER)).then(() => expect(ended).toBe(true));
  await expect(inTransaction((tx) => mustCount(tx, versionsOf(SETTING)))).rejects.toThrow(NotActive);
  await Promise.all([straggler, queued]);
  expect(await causeOfLate()).toBe(metaOf(id(2), 2).correlationId);
  await expect(inTransaction((tx) => mustCount(tx, versionsOf(SETTING)))).rejects.toThrow('trueup activate');
});

it('queues nobody for the first activation, and everybody for one that comes back before those of another were queued', async () => {
  await activated(SETTING, 1, id(1));
  await observeAll(SETTING);
  await replica(SETTING).step();
  expect(await inTransaction(recomputeLeft)).toEqual({ normalise: 0, compare: 0, judge: 0 });
  await activated(OTHER_OWNER, 2, id(2));
  await inTransaction(async (tx) => {
    await mustCount(tx, versionsOf(OTHER_OWNER));
    const shelf = own.shelfOn(tx);
    await resolveObserved(shelf, [LATE], OTHER_OWNER);
    await shelf.flush();
  });
  await activated(SETTING, 3, id(3));
  await drain(replica(SETTING));
  expect(await causeOfLate()).toBe(metaOf(id(3), 3).correlationId);
  await inTransaction(holdJudgement);
});
