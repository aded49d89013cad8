import type { CustomerGoldenChanged, SlotAddress, SlotValue, SourceRef } from '@trueup/canonical-schema';
import { randomUUID } from 'node:crypto';
import { goldenPerson } from '../testing/golden';
import { withSlots } from '../testing/golden-slots';
import { KitFixture, until, type RunningSystem } from '../testing/kit-fixture';

const HOME = {
  ...{ receiver: null, company: null, line1: '1 Example Street', line2: null, line3: null, city: 'Exampleton', region: null },
  ...{ postalCode: '12345', country: 'US', phone: null, language: null },
};
const contacts = { createContactsWhen: 'related' } as const;
const rows = [
  { system: 'waits', createWhen: 'never', ...contacts } as const,
  { system: 'both', createWhen: 'always', ...contacts } as const,
  { system: 'renamed', createWhen: 'never', ...contacts } as const,
  { system: 'loads', createWhen: 'always', ...contacts } as const,
];

jest.setTimeout(60_000);

let kit: KitFixture;

beforeAll(async () => {
  kit = await KitFixture.start(rows);
}, 60_000);
afterAll(() => kit.stop(), 60_000);

interface Given {
  readonly system: string;
  readonly version?: number;
  readonly members?: readonly SourceRef[];
}

function personAt(
  company: string,
  { system, version = 1, members = [] }: Given,
  more: readonly (SlotAddress & { readonly value: SlotValue })[] = [],
) {
  const golden = goldenPerson({
    customerId: `person-of-${company}`,
    version,
    values: { 'names.given': 'Ann', 'names.family': 'Example' },
    systems: { [system]: members.length > 0 ? 'aligned' : 'wanted' },
    members,
  });
  const work = `business:${company}`;
  return withSlots(golden, [
    { slot: 'relations.buyer', key: company, context: '', value: { active: true, title: null } },
    { slot: 'emails.contact', key: '', context: work, value: `ann@${company}.example.com` },
    ...more,
  ]);
}

function companyOf(customerId: string, record: SourceRef, more: Partial<CustomerGoldenChanged> = {}): CustomerGoldenChanged {
  const { system } = record;
  const golden = goldenPerson({ customerId, version: 1, values: {}, members: [record], systems: { [system]: 'aligned' }, settles: [] });
  return { ...golden, kind: 'organisation', ...more };
}

async function newRecord(one: RunningSystem, family: string): Promise<SourceRef> {
  const { id } = one.vendor.edit(null, { family });
  await kit.observed(({ source }) => source.system === one.system && source.id === id);
  return { system: one.system, type: 'customer', id };
}

const madeIn = ({ vendor }: RunningSystem) => [...vendor.records.values()].filter(({ key }) => key !== null);

describe('a contact', () => {
  it('waits for the record of its company, is settled meanwhile, and is made there as soon as it appears', async () => {
    const one = await kit.run('waits');
    await kit.golden(personAt('acme', { system: 'waits' }));
    const [told] = await kit.delivered('waits', 'unchanged');
    expect(told).toMatchObject({ operation: 'none', target: null, reason: 'Waits until waits has a record of acme.' });
    expect(told?.settles).toHaveLength(1);
    expect(one.vendor.writes()).toEqual([]);

    const company = await newRecord(one, 'Acme');
    await kit.golden(companyOf('acme', company));
    await kit.delivered('waits', 'applied');
    expect(madeIn(one)).toMatchObject([{ given: 'Ann', email: 'ann@acme.example.com', company: company.id }]);
  });

  it('is a record of its own beside the private one, and neither is told what is said to the other', async () => {
    const one = await kit.run('both');
    const company = await newRecord(one, 'Globex');
    await kit.golden(companyOf('globex', company));
    const person = personAt('globex', { system: 'both' }, [
      { slot: 'phones.mobile', key: '', context: 'private', value: '+15550100' },
      { slot: 'emails.contact', key: '', context: 'private', value: 'ann@example.org' },
      { slot: 'addresses.billing', key: '', context: 'private', value: HOME },
    ]);
    await kit.golden(person);
    await kit.delivered('both', 'applied', 2);
    const [home, work] = madeIn(one).sort((left) => (left.company === null ? -1 : 1));
    expect(home).toMatchObject({ email: 'ann@example.org', phone: '+15550100', street: '1 Example Street', company: null });
    expect(work).toMatchObject({ email: 'ann@globex.example.com', phone: null, street: null, company: company.id });
    expect(home?.key).not.toBe(work?.key);

    await kit.golden({ ...person, version: 2, meta: { ...person.meta, eventId: randomUUID() } });
    await kit.delivered('both', 'unchanged', 2);
    expect(madeIn(one)).toHaveLength(2);
  });

  it('finds its company under an id that the company once had', async () => {
    const one = await kit.run('renamed');
    const company = await newRecord(one, 'Initech');
    await kit.golden(companyOf('initech', company, { aliases: ['initech-of-old'] }));
    await until('the alias is known', async () =>
      (await kit.bus.transaction((tx) => tx.query(`SELECT 1 FROM customer_alias WHERE system = 'renamed'`)))[0] ? true : undefined,
    );
    await kit.golden(personAt('initech-of-old', { system: 'renamed' }));
    await kit.delivered('renamed', 'applied');
    expect(madeIn(one)).toMatchObject([{ company: company.id }]);
  });
});

it('a customer that was only loaded is neither made nor woken by its company', async () => {
  const one = await kit.run('loads');
  await kit.golden({ ...personAt('umbrella', { system: 'loads' }), baseline: true });
  const company = await newRecord(one, 'Umbrella');
  await kit.golden(companyOf('umbrella', company, { baseline: true }));
  await until('the link is kept', async () =>
    (await kit.bus.transaction((tx) => tx.query(`SELECT 1 FROM record_link WHERE system = 'loads' AND customer_id = 'umbrella'`)))[0]
      ? true
      : undefined,
  );
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(one.vendor.writes()).toEqual([]);
});
