import { sourceRef, type Consent } from '@trueup/canonical-schema';
import { customerIdOf } from '@trueup/identity';
import { MemoryResolver } from '../testing/memory-resolver';
import { decided, observed, person, type Said } from '../testing/observed';

const CRM = 'salesforce/Contact/3';
const SHOP = 'shopify-us/customer/1';

let resolver: MemoryResolver;
beforeEach(() => {
  resolver = new MemoryResolver();
});

function consent(place: string, status: Consent['status'], decidedAt: number | null): Said {
  const [point, controller = 'us'] = place.split(' for ');
  return { slot: 'consents.email', key: `${point}|marketing|${controller}`, value: { status, explicit: true, evidence: null, decidedAt } };
}

function consentsOf(key: string): string[] {
  const { snapshot } = resolver.shelf.customers.get(resolver.shelf.records.get(key)?.link?.customerId ?? '') ?? {};
  return (snapshot?.consents ?? []).map(({ contactPoint, controller, value }) => `${contactPoint} ${controller} ${value?.status}`).sort();
}

const ada = person('Ada', 'Example', { email: 'ada@example.com' });
const carl = person('Carl', 'Sample', { email: 'carl@example.com' });

it('makes none by linking: what was said about one address says nothing about another, or to another brand', async () => {
  await resolver.observe(observed([CRM, 1], [...ada, consent('ada@example.com', 'granted', 900)]), observed([SHOP, 2], carl));
  await resolver.decide(decided('link', [CRM, SHOP]));
  expect(consentsOf(SHOP)).toEqual(['ada@example.com us granted']);
  await resolver.observe(observed([SHOP, 3], [...carl, consent('carl@example.com for eu', 'withdrawn', 950)]));
  expect(consentsOf(CRM)).toEqual(['ada@example.com us granted', 'carl@example.com eu withdrawn']);
});

it('gives each part its own back when the two are parted', async () => {
  const both = 'home@example.com';
  await resolver.observe(
    observed([CRM, 1], [...ada, consent(both, 'granted', 900)]),
    observed([SHOP, 2], [...carl, consent(both, 'withdrawn', 950)]),
  );
  expect([consentsOf(CRM), consentsOf(SHOP)]).toEqual([[`${both} us granted`], [`${both} us withdrawn`]]);
  await resolver.decide(decided('link', [CRM, SHOP]));
  expect([consentsOf(CRM), consentsOf(SHOP)]).toEqual([[`${both} us withdrawn`], [`${both} us withdrawn`]]);
  await resolver.decide(decided('split', [CRM, SHOP], { decidedAt: 6_000 }));
  expect(resolver.shelf.records.get(SHOP)?.link?.customerId).toBe(customerIdOf('demo', sourceRef(SHOP)));
  expect([consentsOf(CRM), consentsOf(SHOP)]).toEqual([[`${both} us granted`], [`${both} us withdrawn`]]);
});

it.each([
  { wins: 'the latest explicit decision', granted: 900, withdrawn: 950, status: 'withdrawn' },
  { wins: 'a later grant', granted: 990, withdrawn: 950, status: 'granted' },
  { wins: 'the withdrawal of the same time', granted: 950, withdrawn: 950, status: 'withdrawn' },
  { wins: 'the withdrawal of a time that nobody knows', granted: 990, withdrawn: null, status: 'withdrawn' },
])('lets $wins win', async ({ granted, withdrawn, status }) => {
  const unknown = withdrawn === null ? { over: { timeQuality: 'baseline' as const, valueTime: null } } : {};
  await resolver.observe(
    observed([CRM, 1], [...ada, consent('ada@example.com', 'granted', granted)]),
    observed([SHOP, 2], [...ada, { ...consent('ada@example.com', 'withdrawn', withdrawn), ...unknown }]),
  );
  await resolver.decide(decided('link', [CRM, SHOP]));
  expect(consentsOf(CRM)).toEqual([`ada@example.com us ${status}`]);
});

it('keeps a withdrawal though the record that told it is deleted, until somebody grants anew; a grant ends with its record', async () => {
  const email = 'ada@example.com';
  await resolver.observe(observed([CRM, 1], [...ada, consent(email, 'granted', 900)]));
  await resolver.observe(observed([SHOP, 2], [...ada, consent(email, 'withdrawn', 950), consent(`${email} for eu`, 'granted', 950)]));
  await resolver.decide(decided('link', [CRM, SHOP]));
  expect(consentsOf(CRM)).toEqual([`${email} eu granted`, `${email} us withdrawn`]);
  await resolver.observe(observed([SHOP, 3], [], { lifecycle: 'deleted' }));
  expect(consentsOf(CRM)).toEqual([`${email} us withdrawn`]);
  await resolver.observe(observed([CRM, 4], [...ada, consent(email, 'granted', 1_030)]));
  expect(consentsOf(CRM)).toEqual([`${email} us granted`]);
});

it('keeps a withdrawal of a customer whose last record is gone', async () => {
  await resolver.observe(observed([SHOP, 1], [...ada, consent('ada@example.com', 'withdrawn', 950)]));
  await resolver.observe(observed([SHOP, 2], [], { lifecycle: 'deleted' }));
  expect([consentsOf(SHOP), resolver.shelf.customers.get(customerIdOf('demo', sourceRef(SHOP)))?.snapshot.status]).toEqual([
    ['ada@example.com us withdrawn'],
    'inactive',
  ]);
});
