import { sourceRef } from '@trueup/canonical-schema';
import { customerIdOf } from '@trueup/identity';
import { organisation } from '../testing/company';
import { MemoryResolver } from '../testing/memory-resolver';
import { decided, observed, person } from '../testing/observed';

const SHOP = 'shopify-us/customer/1';
const TWIN = 'shopify-us/customer/2';
const CRM = 'salesforce/Contact/3';
const OTHER = 'salesforce/Contact/4';
const LEAD = 'salesforce/Lead/5';
const ada = person('Ada', 'Example', { email: 'ada@example.com' });
const carl = person('Carl', 'Sample', { email: 'carl@example.com' });
const idOf = (key: string) => customerIdOf('demo', sourceRef(key));
const intoShop = { lifecycle: 'merged', mergedInto: sourceRef(SHOP) } as const;

let resolver: MemoryResolver;
beforeEach(() => {
  resolver = new MemoryResolver();
});
const holder = (key: string) => resolver.shelf.records.get(key)?.link?.customerId;
const open = () => [...resolver.shelf.reviews.values()].filter(({ status }) => status === 'open').map(({ kind }) => kind);

it('gives a record that is undeleted its claims and its customer back, and wants it created nowhere in the meantime', async () => {
  await resolver.observe(observed([SHOP, 1], ada), observed([CRM, 2], ada));
  const { golden: gone } = await resolver.observe(observed([CRM, 3], [], { lifecycle: 'deleted' }));
  const stateOf = (of: typeof gone) => of[0]?.systems.find(({ system }) => system === 'salesforce')?.state;
  expect([stateOf(gone), gone[0]?.names[0]?.provenance.source.system]).toEqual(['notWanted', 'shopify-us']);
  const { golden: back } = await resolver.observe(observed([CRM, 4], ada));
  expect([holder(CRM), stateOf(back), back[0]?.names[0]?.provenance.source.system]).toEqual([idOf(SHOP), 'aligned', 'salesforce']);
});

it('makes a customer inactive when the last record is gone, and active when one comes back', async () => {
  await resolver.observe(observed([CRM, 1], ada));
  expect((await resolver.observe(observed([CRM, 2], [], { lifecycle: 'deleted' }))).golden[0]?.status).toBe('inactive');
  expect((await resolver.observe(observed([CRM, 3], ada))).golden[0]?.status).toBe('active');
});

it('follows a merge in a source, whatever the names, and in any order', async () => {
  await resolver.observe(observed([TWIN, 1], carl));
  await resolver.observe(observed([TWIN, 2], [], intoShop));
  await resolver.observe(observed([SHOP, 3], ada));
  expect([holder(SHOP), open()]).toEqual([idOf(TWIN), []]);
});

it('asks about a merge that brings two records together that are alive in one system', async () => {
  await resolver.observe(observed([SHOP, 1], ada), observed([CRM, 2], ada), observed([TWIN, 3], carl), observed([OTHER, 4], carl));
  await resolver.observe(observed([TWIN, 5], [], intoShop));
  expect([holder(TWIN), open()]).toEqual([idOf(TWIN), ['heldJoin']]);
});

it('asks about a merge of two companies whose checked tax ids differ', async () => {
  const company = (key: string, taxId: string, version: number) => organisation([key, version], { name: 'Example GmbH', taxId });
  await resolver.observe(company(SHOP, 'DE136695976', 1), company(TWIN, 'DE129273398', 2));
  await resolver.observe(organisation([TWIN, 3], {}, intoShop));
  expect([holder(TWIN), open()]).toEqual([idOf(TWIN), ['heldJoin']]);
});

it('asks about a merge of what a steward parted, and asks no more once that is answered', async () => {
  await resolver.observe(observed([SHOP, 1], ada), observed([TWIN, 2], ada));
  await resolver.decide(decided('neverLink', [SHOP, TWIN]));
  await resolver.observe(observed([TWIN, 3], [], intoShop));
  expect([holder(TWIN), open()]).toEqual([idOf(TWIN), ['heldJoin']]);
  const [review] = [...resolver.shelf.reviews.values()].filter(({ status }) => status === 'open');
  await resolver.decide(decided('confirm', [], { reviewId: review?.reviewId ?? '', accept: false }));
  expect([holder(TWIN), open()]).toEqual([idOf(TWIN), []]);
});

it('links a converted lead to the contact that it became, and never to the account', async () => {
  await resolver.observe(observed([CRM, 1], person('Adah', 'Example-Sample')));
  await resolver.observe(organisation(['salesforce/Account/9', 2], { name: 'Example GmbH' }));
  const references = [CRM, 'salesforce/Account/9'].map((key) => ({ scheme: 'salesforce', value: sourceRef(key).id }));
  await resolver.observe(observed([LEAD, 3], ada, { lifecycle: 'merged', references }));
  expect([holder(LEAD), holder('salesforce/Account/9'), open()]).toEqual([idOf(CRM), idOf('salesforce/Account/9'), []]);
});

it('opens no proposal for what a load brings, and one for what is changed after it', async () => {
  const number = (value: string, at?: number) => ({ slot: 'names.legal', value, at }) as const;
  const company = ([key, version]: readonly [string, number], name: string, baseline: boolean) =>
    observed([key, version], [number(name, version * 1_000)], {
      kind: 'organisation',
      baseline,
      ourKey: { key: 'k', customerId: idOf(SHOP) },
    });
  const first = await resolver.observe(company([SHOP, 1], 'Example One GmbH', false));
  expect(first.golden[0]?.baseline).toBe(false);
  await resolver.observe(company([SHOP, 2], 'Example Two GmbH', false));
  const loaded = await resolver.observe(company(['netsuite-us/customer/7', 3], 'Example Three GmbH', true));
  expect([loaded.golden.map(({ baseline }) => baseline), open()]).toEqual([[true], []]);
  await resolver.observe(company(['salesforce/Account/8', 4], 'Example Four GmbH', true));
  expect(open()).toEqual([]);
  await resolver.observe(company([SHOP, 5], 'Example Five GmbH', false));
  expect(open()).toEqual(['proposal']);
});
