import { TOPICS } from '@trueup/canonical-schema';
import { allReady } from '../support/all-ready';
import { enrol, type Enrolled } from '../support/enrolled';
import { eventually } from '../support/eventually';
import { crmField, holding, shopperGid } from '../support/holding';
import { kill, planDeaths } from '../support/killing';
import { Newcomers } from '../support/newcomers';
import { quiet } from '../support/quiet';
import { countsOf } from '../support/records-with';
import { people } from '../support/run';
import { seededRandom } from '../support/seeded-random';
import { readTopic } from '../support/topics';
import { until } from '../support/until';

jest.setTimeout(300_000);

const CUSTOMERS = 20;
const CHANGES = 500;
const FLOW_MS = 40_000;
const TARGETS = ['salesforce', 'shopify-us', 'netsuite-us'];
const newcomers = new Newcomers(11);
const seed = Number(process.env['TRUEUP_SEED'] ?? Date.now() % 100_000);
const random = seededRandom(seed);

/** What each customer should hold in the end: what was said last. */
interface Last {
  mobile: string;
  street: string;
}

describe(`500 changes while every service is killed twice and the broker once (TRUEUP_SEED=${seed})`, () => {
  let customers: Enrolled[];
  const last = new Map<string, Last>();

  beforeAll(async () => {
    customers = await Promise.all(Array.from({ length: CUSTOMERS }, () => enrol(newcomers.next(), { withinMs: 60_000 })));
    for (const { customerId, person } of customers) last.set(customerId, { mobile: person.mobile, street: person.address.address1 });
    await quiet();
  });

  it('all flow while the processes die', async () => {
    const from = Date.now();
    const deaths = planDeaths({ from, to: from + FLOW_MS, random });
    const [killed] = await Promise.all([kill(deaths), flow(customers, last, from)]);
    expect(killed).toBe(deaths.length);
  });

  it('end in the same state as without: every last value everywhere', async () => {
    await allReady();
    await quiet({ withinMs: 120_000 });
    for (const { customerId, crm, shop, erp } of customers)
      for (const record of [crm, shop, erp])
        await eventually(`${record.system}/${record.id} holds what was said last`, async () => {
          expect(await holding(record)).toMatchObject(last.get(customerId) ?? {});
        });
  });

  it('double no customer in any system', async () => {
    const once = { salesforce: 1, 'shopify-us': 1, 'netsuite-us': 1, 'shopify-eu': 0, 'netsuite-de': 0 };
    for (const { person } of customers) expect(await countsOf(person.email)).toEqual(once);
  });

  it('lose no accepted change: each ends at each of the other systems, and none more often than it came', async () => {
    const ids = new Set(customers.map(({ customerId }) => customerId));
    const goldens = (await readTopic(TOPICS.goldenChanged.name, 'customer/golden-changed.v1')).filter(({ customerId }) =>
      ids.has(customerId),
    );
    const delivered = await readTopic(TOPICS.delivered.name, 'customer/delivered.v1');
    const came = new Tally();
    const owed = new Set<string>();
    for (const { customerId, settles } of goldens)
      for (const { correlationId, source, effect } of settles)
        for (const system of TARGETS) {
          const change = `${customerId} ${correlationId} ${system}`;
          came.add(change);
          if (effect === 'accepted' && source.system !== system) owed.add(change);
        }
    const [ended, echoed] = [new Tally(), new Tally()];
    for (const { customerId, system, outcome, settles } of delivered)
      for (const id of settles) (outcome === 'absorbed' ? echoed : ended).add(`${customerId} ${id} ${system}`);
    expect(owed.size).toBeGreaterThan(CUSTOMERS);
    expect([...owed].filter((change) => ended.of(change) + echoed.of(change) === 0)).toEqual([]);
    expect([...owed].filter((change) => ended.of(change) > came.of(change))).toEqual([]);
  });
});

class Tally {
  readonly #counts = new Map<string, number>();

  add(name: string): void {
    this.#counts.set(name, this.of(name) + 1);
  }

  of(name: string): number {
    return this.#counts.get(name) ?? 0;
  }
}

/** Agents and shoppers change the customers in turn, evenly over the time of the flow; one after the other, so that last is last. */
async function flow(customers: readonly Enrolled[], last: Map<string, Last>, from: number): Promise<void> {
  for (let index = 0; index < CHANGES; index += 1) {
    await until(from + (index * FLOW_MS) / CHANGES);
    const customer = customers[Math.floor(random() * customers.length)];
    if (!customer) throw new Error('There is no customer to change.');
    await (index % 2 === 0 ? changeMobile : changeAddress)(customer, last);
  }
}

async function changeMobile({ customerId, crm }: Enrolled, last: Map<string, Last>): Promise<void> {
  const mobile = newcomers.mobile();
  await people().salesforce.update(crm.type, crm.id, { [crmField(crm.type, 'MobilePhone')]: mobile });
  Object.assign(last.get(customerId) ?? {}, { mobile });
}

async function changeAddress({ customerId, shop }: Enrolled, last: Map<string, Last>): Promise<void> {
  const address = newcomers.address();
  await people()['shopify-us'].setDefaultAddress(shopperGid(shop.id), address);
  Object.assign(last.get(customerId) ?? {}, { street: address.address1 });
}
