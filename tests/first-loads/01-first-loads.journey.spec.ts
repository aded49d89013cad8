import { TOPICS } from '@trueup/canonical-schema';
import { SystemControl } from '@trueup/tools';
import { randomUUID } from 'node:crypto';
import { allReady } from '../support/all-ready';
import { customersWith, readCustomer } from '../support/customer';
import { eventually } from '../support/eventually';
import { entriesSince, allOurWritesSince, markJournals, ourWritesSince, type Mark } from '../support/journals';
import { killService } from '../support/killing';
import { numberOf, population, type Citizen } from '../support/population';
import { quiet } from '../support/quiet';
import { people as staff, runNow } from '../support/run';
import { settleIn } from '../support/settle-in';
import { readTopic } from '../support/topics';

jest.setTimeout(1_800_000);

const SYSTEMS = ['salesforce', 'shopify-us', 'shopify-eu', 'netsuite-us', 'netsuite-de'];
const EACH = 10_000;
const PER_HOUR = 36_000;
const NEW_PLACES = 45_000;
const control = new SystemControl(runNow);
const citizens = population({ systems: SYSTEMS, each: EACH, seed: 4 });
let before: Mark;

const hasMoved = ({ index }: Citizen): boolean => index % 10 === 0;
const isIn = (citizen: Citizen, ...systems: readonly string[]): boolean => systems.every((system) => citizen.systems.includes(system));

beforeAll(async () => {
  // The CRM knows a newer number of every tenth person.
  const inCrm = citizens.map((one) => (hasMoved(one) ? { ...one, phone: numberOf(NEW_PLACES + one.index / 10) } : one));
  await settleIn(inCrm.map((one) => ({ ...one, systems: one.systems.filter((system) => system === 'salesforce') })));
  await settleIn(citizens.map((one) => ({ ...one, systems: one.systems.filter((system) => system !== 'salesforce') })));
  before = await markJournals();
});

it('loads five systems that overlap by half, over two deaths of the loader, and writes nothing', async () => {
  const killed = new Set<number>();
  await Promise.all(SYSTEMS.map((system) => control.startLoad(system)));
  for (const reached of [1_000, 5_000]) {
    await eventually(
      `${reached} contacts are loaded`,
      async () => {
        const { records } = await control.loadState('salesforce');
        if (records < reached) throw new Error(`${records} so far`);
      },
      { withinMs: 120_000 },
    );
    killed.add(await killService('crm-connector', killed));
    await allReady();
  }
  for (const system of SYSTEMS) {
    await eventually(
      `${system} is loaded`,
      async () => expect(await control.loadState(system)).toMatchObject({ state: 'finished', records: EACH }),
      { withinMs: 900_000, everyMs: 1_000 },
    );
  }
  const figures = await quiet({ withinMs: 900_000 });
  for (const system of SYSTEMS) expect([system, figures.systems[system]?.records]).toEqual([system, EACH]);
  expect(figures.goldenCustomers).toBe(citizens.length);
  expect(figures.parked).toBe(0);
  expect(await allOurWritesSince(before)).toEqual({});
});

it('plans what would be written before anything is', async () => {
  const moved = citizens.filter((one) => hasMoved(one) && isIn(one, 'salesforce', 'shopify-us')).length;
  const plan = await control.plan('shopify-us');
  expect(plan.creates).toBe(0);
  expect(plan.perSlot['phones.mobile']).toMatchObject({ updates: moved, clears: 0 });
  expect(plan.samples.length).toBeGreaterThan(0);
  expect(await allOurWritesSince(before)).toEqual({});
});

it('creates nobody who exists elsewhere once everything may be written, and reaches those who do not', async () => {
  for (const system of SYSTEMS) await control.mode(system, 'write');
  expect((await control.system('salesforce')).waitsFor).toEqual([]);
  const known = citizens.filter((one) => isIn(one, 'shopify-us', 'salesforce', 'netsuite-us')).slice(0, 15);
  const fresh = citizens.filter((one) => isIn(one, 'shopify-us') && !isIn(one, 'salesforce') && !isIn(one, 'netsuite-us')).slice(0, 15);
  for (const { email, given, family, street, city, region, postalCode } of [...known, ...fresh]) {
    const address = { address1: street, city, provinceCode: region, zip: postalCode, countryCode: 'US' };
    await staff()['shopify-us'].order({ email, firstName: given, lastName: family, address, currency: 'USD', financialStatus: 'PAID' });
  }
  const figures = await quiet({ withinMs: 120_000 });
  expect(figures.duplicatesCreated).toBe(0);
  const wanted = await Promise.all(fresh.map(async ({ email }) => (await customersWith(email))[0]));
  for (const system of ['salesforce', 'netsuite-us']) expect(await createdIn(system)).toEqual(wanted.sort());
  for (const { email } of fresh) {
    const [id = ''] = await customersWith(email);
    const { systems } = await readCustomer(id);
    expect(systems.filter(({ primary }) => primary !== null).map(({ system }) => system)).toEqual(
      expect.arrayContaining(['salesforce', 'shopify-us', 'netsuite-us']),
    );
  }
});

/** The customers for whom a record was made in the system. */
async function createdIn(system: string): Promise<string[]> {
  const told = await readTopic(TOPICS.delivered.name, 'customer/delivered.v1');
  const made = told.filter((one) => one.system === system && one.operation === 'create' && one.outcome === 'applied');
  // A create whose answer was lost is found by its key and told once more.
  return [...new Set(made.map(({ customerId }) => customerId))].sort();
}

it('heals what differed in waves that stay under their limit, and every write of a wave carries its id', async () => {
  const mark = await markJournals();
  const waveId = randomUUID();
  const { rows } = await control.wave('shopify-us', { waveId, slots: ['phones.mobile'], creates: false, limitPerHour: PER_HOUR });
  expect(rows).toBeGreaterThan(300);
  await eventually('the wave ends', async () => expect((await control.waveState('shopify-us', waveId)).state).toBe('finished'), {
    withinMs: 240_000,
    everyMs: 1_000,
  });
  const writes = await ourWritesSince(mark, 'shopify-us');
  const times = (await entriesSince(mark, 'shopify-us'))
    .filter((entry) => writes.some(({ seq }) => seq === entry.seq))
    .map(({ at }) => Date.parse(at));
  const busiest = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 10_000).length));
  expect(busiest).toBeLessThanOrEqual((PER_HOUR / 3_600) * 10 * 1.2 + 10);
  expect((await control.plan('shopify-us')).perSlot['phones.mobile']?.updates ?? 0).toBe(0);
});
