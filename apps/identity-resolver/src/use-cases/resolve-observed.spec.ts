import { customerIdOf } from '@trueup/identity';
import { sourceRef } from '@trueup/canonical-schema';
import { MemoryResolver } from '../testing/memory-resolver';
import { decided, delivered, observed, person } from '../testing/observed';
import { SILENCE } from './outcome';

const SHOP = 'shopify-us/customer/1';
const EU = 'shopify-eu/customer/2';
const CRM = 'salesforce/Contact/3';
const ERP = 'netsuite-us/customer/4';
const ada = person('Ada', 'Example', { email: 'ada@example.com', phone: '+14155550132' });
const idOf = (key: string) => customerIdOf('demo', sourceRef(key));

let resolver: MemoryResolver;
beforeEach(() => {
  resolver = new MemoryResolver();
});

it('makes one customer of two records of one person', async () => {
  await resolver.observe(observed([SHOP, 1], ada));
  const { golden } = await resolver.observe(observed([CRM, 2], ada));
  expect(golden).toEqual([expect.objectContaining({ customerId: idOf(SHOP), version: 2, mergedFrom: [] })]);
  expect(golden[0]?.members.map(({ source, linkVersion }) => [source.system, linkVersion])).toEqual([
    ['salesforce', 1],
    ['shopify-us', 1],
  ]);
});

it('settles a change that comes after a newer one of its record as superseded, and a repeat not at all', async () => {
  await resolver.observe(observed([SHOP, 2], ada));
  const late = observed([SHOP, 1], ada);
  const { delivered: told } = await resolver.observe(late);
  expect(told).toMatchObject([{ customerId: idOf(SHOP), system: 'shopify-us', outcome: 'superseded', settles: [late.meta.correlationId] }]);
  expect((await resolver.observe(observed([SHOP, 2], ada))).delivered).toEqual([]);
});

it('opens a review and two customers for a shared family e-mail', async () => {
  const home = { email: 'home@example.com' };
  await resolver.observe(observed([SHOP, 1], person('Ada', 'Example', home)));
  const { golden, reviews } = await resolver.observe(observed([EU, 2], person('Carl', 'Example', home)));
  expect(golden.map(({ customerId }) => customerId)).toEqual([idOf(EU)]);
  expect(reviews).toEqual([expect.objectContaining({ kind: 'match', status: 'open', customers: [idOf(SHOP), idOf(EU)].sort() })]);
});

it('closes a review once a steward decided it, and asks no more', async () => {
  const home = { email: 'home@example.com' };
  await resolver.observe(observed([SHOP, 1], person('Ada', 'Example', home)), observed([EU, 2], person('Carl', 'Example', home)));
  const [review] = resolver.shelf.reviews.values();
  const { reviews } = await resolver.decide(decided('confirm', [], { reviewId: review?.reviewId ?? '', accept: false }));
  expect(reviews).toEqual([expect.objectContaining({ status: 'closed', closedBecause: 'A steward decided it.' })]);
  expect((await resolver.observe(observed([EU, 3], person('Carl', 'Example', { email: 'home@example.com' })))).reviews).toEqual([]);
});

it('keeps the oldest id in a merge and tells where the other went', async () => {
  await resolver.observe(observed([SHOP, 1], person('Ada', 'Example', { email: 'ada@example.com' })));
  await resolver.observe(observed([EU, 2], person('Ada', 'Example', { email: 'ada@example.org' })));
  const phone = { slot: 'phones.mobile', value: '+14155550132' } as const;
  await resolver.observe(observed([SHOP, 3], [phone]));
  const { golden } = await resolver.observe(observed([EU, 4], [phone]));
  expect(
    golden.map(({ customerId, status, mergedInto, mergedFrom, version }) => ({ customerId, status, mergedInto, mergedFrom, version })),
  ).toEqual([
    { customerId: idOf(SHOP), status: 'provisional', mergedInto: null, mergedFrom: [idOf(EU)], version: 3 },
    { customerId: idOf(EU), status: 'merged', mergedInto: idOf(SHOP), mergedFrom: [], version: 2 },
  ]);
  expect(golden[0]?.aliases).toEqual([idOf(EU)]);
});

it('gives a split part its old id back and lets its versions go on', async () => {
  await resolver.observe(observed([SHOP, 1], ada), observed([EU, 2], ada));
  expect(resolver.shelf.customers.get(idOf(EU))).toBeUndefined();
  const { golden } = await resolver.decide(decided('split', [SHOP, EU]));
  expect(golden.map(({ customerId, splitFrom }) => [customerId, splitFrom]).sort()).toEqual(
    [
      [idOf(SHOP), []],
      [idOf(EU), [idOf(SHOP)]],
    ].sort(),
  );
  expect(resolver.shelf.records.get(EU)?.link?.linkVersion).toBe(2);
});

it('makes a created record a member at once, under an old id as well', async () => {
  await resolver.observe(observed([SHOP, 1], ada), observed([EU, 2], ada));
  const target = sourceRef(ERP);
  const { golden } = await resolver.deliver(
    delivered('x', { customerId: idOf(EU), system: 'netsuite-us', operation: 'create', target, createKey: 'k' }),
  );
  expect(golden[0]).toMatchObject({ customerId: idOf(SHOP), settles: [] });
  expect(golden[0]?.members.map(({ source }) => source.system)).toContain('netsuite-us');
  const again = await resolver.observe(observed([ERP, 5], [], { ourKey: { key: 'k', customerId: idOf(EU) }, baseline: true }));
  expect(again.golden).toEqual([]);
});

it('shows trouble with a delivery in the state of the system and takes it back when it is over', async () => {
  await resolver.observe(observed([SHOP, 1], ada));
  const trouble = { customerId: idOf(SHOP), system: 'shopify-us', outcome: 'parked', reason: 'refused by the target' } as const;
  const stateIn = ({ golden }: Awaited<ReturnType<MemoryResolver['deliver']>>) =>
    golden[0]?.systems.find(({ system }) => system === 'shopify-us')?.state;
  expect(stateIn(await resolver.deliver(delivered('x', trouble)))).toBe('exception');
  expect((await resolver.deliver(delivered('y', { ...trouble, reason: 'refused again' }))).golden).toEqual([]);
  expect((await resolver.deliver(delivered('w', { ...trouble, outcome: 'absorbed' }))).golden).toEqual([]);
  expect(stateIn(await resolver.deliver(delivered('z', { ...trouble, outcome: 'applied' })))).toBe('aligned');
});

it('changes nothing when an observation comes again', async () => {
  await resolver.observe(observed([SHOP, 1], ada));
  expect(await resolver.observe(observed([SHOP, 1], ada))).toEqual(SILENCE);
});

it('answers every live change, and none of a load', async () => {
  const { golden } = await resolver.observe(observed([SHOP, 1], ada));
  expect(golden[0]?.settles).toEqual([expect.objectContaining({ correlationId: `c-${SHOP}@1`, effect: 'accepted', disposition: null })]);
  const load = await resolver.observe(observed([CRM, 2], ada, { baseline: true }));
  expect(load.golden[0]).toMatchObject({ baseline: true, settles: [] });
});

it('makes a new version when the contract reverts a value, so that the target is told', async () => {
  const number = (value: string, at: number) => ({ slot: 'erpAccount.number', key: 'netsuite-us', value, at }) as const;
  await resolver.observe(observed([SHOP, 1], ada), observed([ERP, 2], [...ada, number('C-1', 1_020)]));
  const { golden } = await resolver.observe(observed([SHOP, 3], [number('C-9', 2_000)]));
  expect(golden[0]?.settles).toEqual([expect.objectContaining({ effect: 'refused', disposition: 'revert' })]);
  expect(golden[0]?.erpAccounts[0]?.number?.value).toBe('C-1');
  expect(golden[0]?.foreign).toEqual([expect.objectContaining({ disposition: 'revert', slot: 'erpAccount.number' })]);
});

it('keeps a customer together when one of its systems changes the e-mail that joined it', async () => {
  await resolver.observe(observed([SHOP, 1], person('Ada', 'Example', { email: 'ada@example.com' })));
  await resolver.observe(observed([CRM, 2], person('Ada', 'Example', { email: 'ada@example.com' })));
  await resolver.observe(observed([CRM, 3], person('Ada', 'Example', { email: 'ada@example.org' })));
  expect(new Set([...resolver.shelf.records.values()].map(({ link }) => link?.customerId))).toEqual(new Set([idOf(SHOP)]));
});

it('ends the claims of a deleted record and keeps its link', async () => {
  await resolver.observe(observed([SHOP, 1], ada));
  const { golden } = await resolver.observe(observed([SHOP, 2], [], { lifecycle: 'deleted' }));
  expect(golden[0]).toMatchObject({ customerId: idOf(SHOP), status: 'inactive', names: [] });
  expect(golden[0]?.members).toHaveLength(1);
});
