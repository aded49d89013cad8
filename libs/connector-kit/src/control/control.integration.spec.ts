import { claimsOf, type CustomerGoldenChanged, type Slot, type SlotValue, type SourceRef } from '@trueup/canonical-schema';
import { ROW_DEFAULTS } from '@trueup/governance';
import { randomUUID } from 'node:crypto';
import { goldenPerson } from '../testing/golden';
import { KitFixture, until, type RunningSystem } from '../testing/kit-fixture';
import { PlanController } from './plan.controller';
import { RollbacksController } from './rollbacks.controller';
import { Runtimes } from './runtimes';
import { SystemsController } from './systems.controller';
import { WavesController } from './waves.controller';

jest.setTimeout(60_000);

const TOLD = { by: 'Ann Example', reason: 'A test.' };
const HOME = {
  ...{ receiver: null, company: null, line1: '1 Example St', line2: null, line3: null, city: 'Springfield', region: null },
  ...{ postalCode: '62701', country: 'US', phone: null, language: null },
};
const NOBODY = { source: { system: '', type: '', id: '' }, customerId: '' };
let kit: KitFixture;

beforeAll(async () => {
  kit = await KitFixture.start([
    ...['moves', 'stops', 'holds', 'heals', 'makes'].map((system) => ({
      system,
      mode: system === 'moves' ? ('observe' as const) : ('write' as const),
    })),
    { system: 'brakes', mode: 'write', brakes: { ...ROW_DEFAULTS.brakes, createsPerHour: 1 } },
    { system: 'loses', mode: 'write', brakes: { ...ROW_DEFAULTS.brakes, massClearLeast: 3 } },
    { system: 'shares', mode: 'write', brakes: { ...ROW_DEFAULTS.brakes, shareTouchedPerHour: 0.1, massClearLeast: 3 } },
    { system: 'vanishes', mode: 'write', settings: { sweepSeconds: 0.4 }, brakes: { ...ROW_DEFAULTS.brakes, massClearLeast: 3 } },
  ]);
});

afterAll(() => kit.stop());

/** The routes of a system, as its service has them. */
function routes({ runtime }: RunningSystem) {
  const runtimes = new Runtimes();
  runtimes.serve([runtime]);
  return {
    systems: new SystemsController(runtimes),
    plan: new PlanController(runtimes),
    waves: new WavesController(runtimes),
    rollbacks: new RollbacksController(runtimes),
  };
}

/** So many records of the vendor, read and settled, each with its customer. */
async function customersIn(one: RunningSystem, count: number): Promise<{ source: SourceRef; customerId: string }[]> {
  const made = Array.from({ length: count }, (_, index) =>
    one.vendor.edit(null, { given: 'Ann', family: 'Example', email: `ann${index}@example.com`, phone: `+1555010${index}` }),
  );
  const isOwn = ({ source }: { source: SourceRef }) => source.system === one.system;
  await kit.observed(isOwn, count);
  return made.map(({ id }) => ({ source: { system: one.system, type: 'customer', id }, customerId: randomUUID() }));
}

interface Wanted {
  readonly customerId: string;
  readonly source: SourceRef;
  readonly version: number;
  readonly values: Partial<Record<Slot, SlotValue | null>>;
  readonly settles?: { slots: string[]; correlationId?: string }[];
  readonly lane?: string;
}

function goldenOf({ source, ...given }: Wanted): CustomerGoldenChanged {
  return goldenPerson({ ...given, members: [source], systems: { [source.system]: 'aligned' } });
}

/** As a load leaves it: nothing is due, and the values are those of the load. */
function loaded(golden: CustomerGoldenChanged): CustomerGoldenChanged {
  const phones = golden.phones.map((phone) => ({ ...phone, provenance: { ...phone.provenance, timeQuality: 'baseline' as const } }));
  return { ...golden, baseline: true, settles: [], phones };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('a mode that is set counts within a second, and is told to everybody', async () => {
  const one = await kit.run('moves');
  const [{ source, customerId } = NOBODY] = await customersIn(one, 1);
  await kit.golden(goldenOf({ customerId, source, version: 1, values: { 'phones.mobile': '+15550110' } }));
  await kit.planned('moves');
  expect(one.vendor.writes()).toEqual([]);
  await routes(one).systems.setMode('moves', { ...TOLD, mode: 'canary', canary: { customers: [customerId] } });
  await until('it is known', () => (one.runtime.control.state.mode === 'canary' ? true : undefined), 1_000);
  await kit.golden(goldenOf({ customerId, source, version: 2, values: { 'phones.mobile': '+15550111' } }));
  await kit.delivered('moves', 'applied');
  const told = kit.events('system/state-changed.v1').filter(({ system }) => system === 'moves');
  expect(told.at(-1)).toMatchObject({ mode: 'canary', changedBy: 'Ann Example', canary: JSON.stringify({ customers: [customerId] }) });
  await expect(routes(one).systems.setMode('moves', { ...TOLD, mode: 'canary' })).rejects.toMatchObject({ status: 400 });
});

describe('what is paused', () => {
  it('waits, slot by slot, and goes on when it is resumed with the changes that it settles', async () => {
    const one = await kit.run('stops');
    const [{ source, customerId } = NOBODY] = await customersIn(one, 1);
    const { systems } = routes(one);
    await systems.pause('stops', { ...TOLD, slot: 'phones.mobile' });
    await until('it is known', () => (one.runtime.control.state.pauses.length > 0 ? true : undefined));
    const settles = [
      { slots: ['phones.mobile'], correlationId: 'phone-change' },
      { slots: ['names.given'], correlationId: 'name-change' },
    ];
    const values = { 'phones.mobile': '+15550120', 'names.given': 'Anna' };
    await kit.golden(goldenOf({ customerId, source, version: 1, values, settles }));
    const [event] = await kit.delivered('stops', 'applied');
    expect(event).toMatchObject({ settles: ['name-change'], changes: [{ slot: 'names.given' }] });
    expect(await systems.list()).toMatchObject([{ heldRows: 1, pauses: [{ slot: 'phones.mobile', reason: 'A test.' }] }]);
    await systems.resume('stops', { ...TOLD, slot: 'phones.mobile' });
    const [, after] = await kit.delivered('stops', 'applied', 2);
    expect(after).toMatchObject({ settles: ['phone-change'], changes: [{ slot: 'phones.mobile' }] });
  });

  it('as a whole is not taken up, and nothing is lost', async () => {
    const one = await kit.run('holds');
    const [{ source, customerId } = NOBODY] = await customersIn(one, 1);
    const { systems } = routes(one);
    await systems.pause('holds', TOLD);
    await until('it is known', () => one.runtime.control.stop());
    const golden = await kit.golden(goldenOf({ customerId, source, version: 1, values: { 'phones.mobile': '+15550130' } }));
    await pause(1_000);
    expect(one.vendor.writes()).toEqual([]);
    await systems.resume('holds', TOLD);
    expect(await kit.delivered('holds', 'applied')).toMatchObject([{ settles: [golden.meta.correlationId] }]);
  });
});

it('a limit an hour lets one create go and the next one wait', async () => {
  const one = await kit.run('brakes');
  for (const given of ['Bo', 'Cy']) {
    const values = { 'names.given': given, 'emails.contact': `${given.toLowerCase()}@example.org`, 'addresses.billing': HOME };
    await kit.golden(goldenPerson({ customerId: randomUUID(), version: 1, values, systems: { brakes: 'wanted' } }));
  }
  await kit.delivered('brakes', 'applied');
  await pause(1_000);
  expect(one.vendor.records.size).toBe(1);
  expect(await routes(one).systems.list()).toMatchObject([{ hourly: [{ brake: 'createsPerHour', limit: 1, used: 1 }] }]);
});

it('a share of the records that is too large stops all writing, and the way back is open', async () => {
  const one = await kit.run('shares');
  const all = await customersIn(one, 6);
  for (const { source, customerId } of all)
    await kit.golden(goldenOf({ customerId, source, version: 1, values: { 'phones.mobile': '+15550188' } }));
  const held = await until('it is held', () => one.runtime.control.state.pauses.find(({ brake }) => brake === 'shareTouched'));
  expect(held.reason).toMatch(/^4 of 6 records of shares would be touched within an hour/);
  expect(await kit.delivered('shares', 'applied', 3)).toHaveLength(3);
  const { rollbacks, systems } = routes(one);
  expect(await rollbacks.begin('shares', { since: Date.now() - 60_000, by: 'Ann' })).toMatchObject({ writes: 3, leftAlone: [] });
  await kit.delivered('shares', 'applied', 6);
  expect([...one.vendor.records.values()].filter(({ phone }) => phone === '+15550188')).toEqual([]);
  await systems.resume('shares', { ...TOLD, brake: 'shareTouched' });
  await kit.delivered('shares', 'applied', 9);
  expect([...one.vendor.records.values()].filter(({ phone }) => phone === '+15550188')).toHaveLength(3);
});

it('a wave heals what a load left different, and is taken back where nobody touched it since', async () => {
  const one = await kit.run('heals');
  const all = await customersIn(one, 4);
  const values = { 'phones.mobile': '+15550199' };
  for (const { source, customerId } of all) await kit.golden(loaded(goldenOf({ customerId, source, version: 1, values })));
  const { plan, waves, rollbacks } = routes(one);
  const planned = await until('all is planned', async () => {
    const found = await plan.plan('heals', { slot: 'phones.mobile' });
    return found.updates === 4 ? found : undefined;
  });
  expect(planned).toMatchObject({ rows: 4, creates: 0, perSlot: { 'phones.mobile': { updates: 4, clears: 0 } }, unit: 'calls' });
  expect(await plan.plan('heals', { due: 'true' })).toMatchObject({ rows: 0, updates: 0 });
  expect(one.vendor.writes()).toEqual([]);

  const waveId = randomUUID();
  expect(await waves.begin('heals', { waveId, slots: ['phones.mobile'], limitPerHour: 360_000, by: 'Ann' })).toEqual({ waveId, rows: 4 });
  const healed = await kit.delivered('heals', 'applied', 4);
  expect(healed).toMatchObject([{ waveId }, { waveId }, { waveId }, { waveId }]);
  await until('it is through', async () => ((await waves.read('heals', waveId)).state === 'finished' ? true : undefined));
  expect(await waves.read('heals', waveId)).toEqual({ state: 'finished', rows: 4, done: 4, failed: 0 });

  const [touched] = healed;
  const touchedId = touched?.target?.id ?? '';
  one.vendor.edit(touchedId, { phone: '+15550777' });
  await kit.observed((event) => event.source.id === touchedId && claimsOf(event).some(({ value }) => value === '+15550777'));
  const dry = await rollbacks.begin('heals', { waveId, dryRun: true, by: 'Ann' });
  expect(dry).toMatchObject({ writes: 3, leftAlone: [{ customerId: touched?.customerId, slot: 'phones.mobile' }] });
  const { writes } = await rollbacks.begin('heals', { waveId, by: 'Ann' });
  expect(writes).toBe(3);
  const back = (await kit.delivered('heals', 'applied', 7)).slice(4);
  expect(back).toMatchObject([{ reason: 'rollback' }, { reason: 'rollback' }, { reason: 'rollback' }]);
  const phoneOf = (id: string | undefined) => one.vendor.records.get(id ?? '')?.phone;
  for (const { target, changes } of back) expect(JSON.stringify(phoneOf(target?.id))).toBe(changes[0]?.after);
  expect(phoneOf(touchedId)).toBe('+15550777');

  const [again] = back;
  const customer = all.find(({ customerId }) => customerId === again?.customerId);
  if (!customer) throw new Error('The customer is one of ours.');
  await kit.golden(goldenOf({ ...customer, version: 2, values: { ...values, 'names.given': 'Anna' } }));
  const last = (await kit.delivered('heals', 'applied', 8)).at(-1);
  expect(last?.changes).toMatchObject([{ slot: 'names.given' }]);
});

it('a wave makes the records that a load left missing only where it is told to', async () => {
  const one = await kit.run('makes');
  const values = { 'names.given': 'Di', 'emails.contact': 'di@example.org', 'addresses.billing': HOME };
  await kit.golden(loaded(goldenPerson({ customerId: randomUUID(), version: 1, values, systems: { makes: 'wanted' } })));
  const { plan, waves } = routes(one);
  await until('it is planned', async () => ((await plan.plan('makes', {})).creates === 1 ? true : undefined));
  expect(await waves.begin('makes', { waveId: 'heal', limitPerHour: 36_000, by: 'Ann' })).toEqual({ waveId: 'heal', rows: 0 });
  expect(one.vendor.records.size).toBe(0);
  expect(await waves.begin('makes', { waveId: 'make', creates: true, limitPerHour: 36_000, by: 'Ann' })).toEqual({
    waveId: 'make',
    rows: 1,
  });
  expect(await kit.delivered('makes', 'applied')).toMatchObject([{ operation: 'create', waveId: 'make' }]);
  expect(one.vendor.records.size).toBe(1);
});

it('a slot that many records lose at once is cleared nowhere until a person says that it is true', async () => {
  const one = await kit.run('loses');
  const all = await customersIn(one, 6);
  const cleared = () =>
    kit.events('customer/observed.v1').filter((event) => {
      const phone = claimsOf(event).find(({ slot }) => slot === 'phones.mobile');
      return event.source.system === 'loses' && phone?.state === 'cleared';
    });
  for (const { source } of all) one.vendor.edit(source.id, { phone: null });
  const held = await until('it is held', () => one.runtime.control.state.pauses.find(({ brake }) => brake === 'massClear'));
  expect(held).toMatchObject({
    slot: 'phones.mobile',
    reason: expect.stringMatching(/^phones\.mobile went missing from \d of 6 records of loses/),
  });
  await pause(4_000);
  expect(cleared()).toEqual([]);
  await routes(one).systems.resume('loses', { ...TOLD, slot: 'phones.mobile' });
  await until('all are told', () => (cleared().length === 6 ? true : undefined));
  expect(one.runtime.control.state.pauses).toEqual([]);
});

it('records that a sweep misses in a mass are deleted nowhere, and the hold ends when they are back', async () => {
  const one = await kit.run('vanishes');
  const all = await customersIn(one, 10);
  one.vendor.faults.hidden = new Set(all.slice(0, 4).map(({ source }) => source.id));
  const vanish = () => one.runtime.control.state.pauses.find(({ brake }) => brake === 'massVanish');
  const held = await until('it is held', vanish);
  expect(held.reason).toMatch(/^4 of 10 records of vanishes vanished within an hour\. Nobody is taken for deleted\./);
  one.vendor.faults.hidden = new Set();
  await until('it ends', () => (vanish() === undefined ? true : undefined));
  const [gone] = all;
  one.vendor.remove(gone?.source.id ?? '');
  await kit.observed(({ source, lifecycle }) => source.system === 'vanishes' && lifecycle === 'deleted');
  const deleted = kit
    .events('customer/observed.v1')
    .filter(({ source, lifecycle }) => source.system === 'vanishes' && lifecycle === 'deleted');
  expect(deleted).toHaveLength(1);
});
