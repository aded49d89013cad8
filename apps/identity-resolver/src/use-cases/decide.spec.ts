import { sourceRef, type Slot, type SlotValue } from '@trueup/canonical-schema';
import { customerIdOf } from '@trueup/identity';
import { organisation, relation } from '../testing/company';
import { MemoryResolver, SETTING } from '../testing/memory-resolver';
import { metaOf, observed, person } from '../testing/observed';
import type { AskedDecision } from './asked-decision';
import { decide, type Decided } from './decide';

const SHOP = 'shopify-us/customer/1';
const EU = 'shopify-eu/customer/2';
const CRM = 'salesforce/Contact/3';
const MOBILE = '+14155550132';
const idOf = (key: string) => customerIdOf('demo', sourceRef(key));
const ada = person('Ada', 'Example', { email: 'ada@example.com' });
const noPhone = { slot: 'phones.mobile', value: null, over: { state: 'empty' } } as const;
const contact = [...ada, noPhone];
const carla = person('Carla', 'Sample', { email: 'carla@example.com', phone: MOBILE });

let resolver: MemoryResolver;
let count: number;
beforeEach(async () => {
  resolver = new MemoryResolver();
  count = 0;
  await resolver.observe(observed([SHOP, 1], ada), observed([CRM, 2], contact), observed([EU, 3], carla));
});

function ask(kind: AskedDecision['kind'], over: Partial<AskedDecision> = {}, ifMatch: readonly string[] | null = null): Promise<Decided> {
  const about = { records: [], customers: [], parts: [], reviewId: null, accept: null, slot: null, key: '', context: '', value: null };
  const asked = {
    kind,
    ...about,
    author: 'Ann',
    reason: 'She called.',
    expiresAt: null,
    retireOnSourceChange: false,
    replaces: [],
    ...over,
  };
  count += 1;
  return decide(resolver.shelf, asked, { decisionId: `d${count}`, meta: metaOf(`m${count}`, 9_000), ifMatch, setting: SETTING });
}

async function take(...asked: Parameters<typeof ask>): Promise<Decided> {
  const decided = await ask(...asked);
  await resolver.decide(...decided.events);
  return decided;
}

const pin = (value: SlotValue): Partial<AskedDecision> => ({ records: [SHOP], slot: 'preferredLanguage' as Slot, value });
const holder = (key: string) => resolver.shelf.records.get(key)?.link?.customerId;
const golden = (key: string) => resolver.shelf.customers.get(holder(key) ?? '')?.snapshot;
const phones = (key: string) => golden(key)?.phones.map(({ state, value }) => [state, value]);
const open = () => [...resolver.shelf.reviews.values()].filter(({ status }) => status === 'open');

it('foresees exactly what a link will make golden, and whom it will tell', async () => {
  const { foreseen, after } = await take('link', { records: [SHOP, EU] });
  expect(foreseen.customers.map(({ was, customerId }) => [was, customerId]).sort()).toEqual(
    [
      [idOf(SHOP), idOf(SHOP)],
      [idOf(EU), idOf(SHOP)],
    ].sort(),
  );
  const gained = foreseen.customers.find(({ was }) => was === idOf(SHOP))?.changes.filter(({ slot }) => slot === 'phones.mobile');
  expect(gained).toEqual([{ slot: 'phones.mobile', key: '', context: 'private', before: null, after: MOBILE }]);
  const seen = after.find(({ customerId }) => customerId === idOf(SHOP));
  expect(golden(EU)?.phones).toEqual(seen?.phones);
  expect(foreseen.targets.map(({ record }) => record)).toContain(CRM);
});

it('takes a link back by a split: old ids and old values return, and what came from the others is cleared', async () => {
  await take('link', { records: [SHOP, EU] });
  await resolver.observe(observed([CRM, 7], [...contact, { slot: 'preferredLanguage', value: 'fr' }]));
  expect([holder(EU), phones(SHOP)]).toEqual([idOf(SHOP), [['value', MOBILE]]]);
  const { foreseen, events } = await take('split', { records: [SHOP, EU] });
  expect([holder(SHOP), holder(EU), holder(CRM)]).toEqual([idOf(SHOP), idOf(EU), idOf(SHOP)]);
  expect([phones(SHOP), phones(EU)]).toEqual([[['cleared', null]], [['value', MOBILE]]]);
  expect(golden(EU)).toMatchObject({ splitFrom: [idOf(SHOP)], mergedInto: null, version: 3 });
  expect(
    golden(EU)
      ?.names.map(({ value }) => value)
      .sort(),
  ).toEqual(['Carla', 'Sample']);
  expect(golden(SHOP)?.preferredLanguage?.value).toBe('fr');
  const crm = foreseen.targets.find(({ record }) => record === CRM);
  expect(crm?.changes).toContainEqual({ slot: 'phones.mobile', key: '', context: 'private', before: MOBILE, after: null });
  expect(events).toEqual([expect.objectContaining({ kind: 'split', records: [SHOP, EU].map(sourceRef), author: 'Ann' })]);
});

it('leaves to a record what it says itself, and gives a value back that comes later', async () => {
  await take('link', { records: [SHOP, EU] });
  await take('split', { records: [SHOP, EU] });
  await resolver.observe(observed([CRM, 8], [...ada, { slot: 'phones.mobile', value: '+14155550177' }]));
  expect(phones(SHOP)).toEqual([['value', '+14155550177']]);
});

it('joins again whom a split parted once the steward says what it replaces, and not before', async () => {
  await take('link', { records: [SHOP, EU] });
  const { events } = await take('split', { records: [SHOP, EU] });
  const refused = ask('link', { records: [SHOP, EU] });
  await expect(refused).rejects.toMatchObject({
    status: 409,
    code: 'contradiction',
    words: { also: { earlier: [{ kind: 'split', author: 'Ann' }] } },
  });
  await take('link', { records: [SHOP, EU], replaces: events.map(({ decisionId }) => decisionId) });
  expect([holder(EU), open()]).toEqual([idOf(SHOP), []]);
});

it('refuses the opposite of an earlier decision and shows both', async () => {
  await take('neverLink', { records: [SHOP, EU] });
  await expect(ask('link', { records: [SHOP, EU] })).rejects.toMatchObject({
    code: 'contradiction',
    words: { also: { asked: { kind: 'link' }, earlier: [{ kind: 'neverLink', author: 'Ann' }] } },
  });
  await take('link', { records: [SHOP, CRM] });
  await expect(ask('neverLink', { records: [SHOP, CRM] })).rejects.toMatchObject({ status: 409 });
});

it('refuses a link that would break a decision on other records of the same customers', async () => {
  await take('link', { records: [SHOP, CRM] });
  await take('neverLink', { records: [CRM, EU] });
  await expect(ask('link', { records: [SHOP, EU] })).rejects.toMatchObject({
    code: 'contradiction',
    words: { also: { earlier: [{ kind: 'neverLink' }] } },
  });
});

it('applies neither of two that meet on the topic, asks, and goes by the answer', async () => {
  const [link, never] = [await ask('link', { records: [SHOP, EU] }), await ask('neverLink', { records: [SHOP, EU] })];
  await resolver.decide(...link.events, ...never.events);
  expect([holder(EU), open().map(({ kind }) => kind)]).toEqual([idOf(EU), ['contradiction']]);
  await take('confirm', { reviewId: open()[0]?.reviewId ?? '', accept: true });
  expect([holder(EU), open()]).toEqual([idOf(SHOP), []]);
});

it('pins a value, refuses another one over it, and lets neither of two count that meet on the topic', async () => {
  await take('pin', pin('de'));
  expect(golden(SHOP)?.preferredLanguage?.value).toBe('de');
  await expect(ask('pin', pin('it'))).rejects.toMatchObject({ code: 'contradiction' });
  await take('unpin', pin(''));
  expect(golden(SHOP)?.preferredLanguage).toBeNull();
  await expect(ask('unpin', pin(''))).rejects.toMatchObject({ code: 'not-pinned' });
  const [one, other] = [await ask('pin', pin('fr')), await ask('pin', pin('it'))];
  await resolver.decide(...one.events, ...other.events);
  expect([golden(SHOP)?.preferredLanguage, open().map(({ kind, current, proposed }) => [kind, current, proposed])]).toEqual([
    null,
    [['contradiction', '"fr"', '"it"']],
  ]);
  await take('confirm', { reviewId: open()[0]?.reviewId ?? '', accept: true });
  expect([golden(SHOP)?.preferredLanguage?.value, open()]).toEqual(['it', []]);
});

it('decides on what was seen: the version of each customer', async () => {
  await expect(ask('link', { records: [SHOP, EU] }, ['99'])).rejects.toMatchObject({ status: 412, code: 'changed-since' });
  const versions = [SHOP, EU].map((key) => String(golden(key)?.version));
  expect(versions).toEqual(['1', '1']);
  await expect(ask('link', { records: [SHOP, EU] }, ['1', '2'])).rejects.toMatchObject({ code: 'changed-since' });
  expect((await ask('link', { records: [SHOP, EU] }, versions)).events).toHaveLength(1);
});

it('splits into parts whose records stay together', async () => {
  await take('link', { records: [SHOP, EU] });
  const { events } = await take('split', { parts: [[EU], [SHOP, CRM]] });
  expect(events.map(({ records }) => records.map(({ system }) => system))).toEqual([
    ['salesforce', 'shopify-eu'],
    ['shopify-eu', 'shopify-us'],
  ]);
  expect([holder(SHOP), holder(CRM), holder(EU)]).toEqual([idOf(SHOP), idOf(SHOP), idOf(EU)]);
});

it('says what is unknown and what cannot be split', async () => {
  await expect(ask('link', { records: [SHOP, 'shopify-us/customer/99'] })).rejects.toMatchObject({ status: 404, code: 'unknown-record' });
  await expect(ask('link', { customers: [idOf('shopify-us/customer/99')] })).rejects.toMatchObject({ code: 'unknown-customer' });
  await expect(ask('confirm', { reviewId: 'none', accept: true })).rejects.toMatchObject({ code: 'unknown-review' });
  await expect(ask('split', { records: [SHOP, EU] })).rejects.toMatchObject({ code: 'not-together' });
});

it('needs no review to decide the same in a replay', async () => {
  await take('link', { records: [SHOP, EU] });
  const told = await ask('split', { records: [SHOP, EU] });
  await resolver.decide(...told.events);
  const again = new MemoryResolver();
  await again.decide(...told.events);
  await again.observe(observed([EU, 3], carla), observed([CRM, 2], ada), observed([SHOP, 1], ada));
  expect(again.shelf.customers.get(idOf(SHOP))?.snapshot.phones.map(({ state }) => state)).toEqual(['cleared']);
});

/** As a route does it: what is published is remembered until it comes back. */
async function publish(...asked: Parameters<typeof ask>): Promise<Decided> {
  const decided = await ask(...asked);
  await resolver.shelf.saveForthcoming(decided.decisions);
  return decided;
}

const HOME = { lines: ['1 Main St'], city: 'Oakland', region: 'CA', postalCode: '94607', country: 'US' };
const address = (value: object): Partial<AskedDecision> => ({
  ...{ records: [SHOP], slot: 'addresses.billing' as Slot, context: 'private', value: value as SlotValue },
});

it('takes pins of one value for the same, in whatever order its fields come, and none for none', async () => {
  const turned = Object.fromEntries(Object.entries(HOME).reverse());
  const [one, other] = [await ask('pin', address(HOME)), await ask('pin', address(turned))];
  await resolver.decide(...one.events, ...other.events);
  expect([open(), golden(SHOP)?.addresses.length]).toEqual([[], 1]);
  await expect(ask('pin', address(turned))).resolves.toMatchObject({ events: [{ kind: 'pin' }] });
  await expect(ask('pin', address({ ...HOME, city: 'Berkeley' }))).rejects.toMatchObject({ code: 'contradiction' });
  await take('pin', { ...pin('de'), value: null });
  await expect(take('pin', { ...pin('de'), value: null })).resolves.toMatchObject({ events: [{ kind: 'pin' }] });
});

it('shows both sides of a contradiction by who, when and about what, and where to read on: never a value or a reason', async () => {
  const first = await take('pin', { ...pin('de'), reason: 'Her number is +14155550177.' });
  const refused: unknown = await ask('pin', { ...pin('it'), reason: 'Ada said so.' }).catch((error: unknown) => error);
  const id = first.events[0]?.decisionId;
  const shown = { kind: 'pin', records: [SHOP], slot: 'preferredLanguage', author: 'Ann', decidedAt: expect.any(Number) };
  expect(refused).toMatchObject({
    words: {
      detail: expect.stringMatching(`^Ann decided pin on .* about preferredLanguage of ${SHOP} .*GET /v1/decisions/${id}`),
      also: { asked: shown, earlier: [{ ...shown, decisionId: id, isApplied: true, readAt: `/v1/decisions/${id}` }] },
    },
  });
  const told = JSON.stringify((refused as { words: unknown }).words);
  for (const secret of ['+14155550177', 'Ada said so', '\\"de\\"', '"de"']) expect(told).not.toContain(secret);
});

it('refuses what contradicts a decision that is published and has not come back yet', async () => {
  const link = await publish('link', { records: [SHOP, EU] });
  await expect(ask('neverLink', { records: [SHOP, EU] })).rejects.toMatchObject({
    status: 409,
    words: { also: { earlier: [{ kind: 'link', isApplied: false, decisionId: link.events[0]?.decisionId }] } },
  });
  expect((await ask('split', { records: [SHOP, EU] })).events).toHaveLength(1);
  await resolver.decide(...link.events);
  await expect(ask('neverLink', { records: [SHOP, EU] })).rejects.toMatchObject({ words: { also: { earlier: [{ isApplied: true }] } } });
  await publish('pin', pin('de'));
  await expect(ask('pin', pin('it'))).rejects.toMatchObject({ code: 'contradiction' });
  expect((await ask('unpin', pin(''))).events).toHaveLength(1);
});

it('refuses a decision that would part whom a published one is about to join', async () => {
  await publish('link', { records: [SHOP, EU] });
  await publish('link', { records: [CRM, EU] });
  await expect(ask('neverLink', { records: [SHOP, CRM] })).rejects.toMatchObject({ code: 'contradiction' });
});

it('takes one answer to a review, and not another one before the first is applied', async () => {
  await resolver.observe(observed(['netsuite-us/customer/9', 4], [...ada, { slot: 'phones.mobile', value: '+14155550199' }]));
  const [one, other] = [await ask('pin', pin('fr')), await ask('pin', pin('it'))];
  await resolver.decide(...one.events, ...other.events);
  const reviewId = open().find(({ kind }) => kind === 'contradiction')?.reviewId ?? '';
  await publish('confirm', { reviewId, accept: true });
  await expect(ask('confirm', { reviewId, accept: false })).rejects.toMatchObject({ code: 'contradiction' });
  expect((await ask('confirm', { reviewId, accept: true })).events).toHaveLength(1);
});

it('foresees the record that somebody is made who is parted from the one that they had, and none that was to come anyway', async () => {
  const [account, buyer] = ['salesforce/Account/9', 'shopify-eu/customer/8'];
  const order = {
    slot: 'orderReferences',
    key: 'shopify-eu|1',
    value: { status: 'placed', placedAt: 1, legalEntity: null, brand: null, channel: null },
  } as const;
  await resolver.observe(
    organisation([account, 5], { name: 'Sample Works' }),
    observed([buyer, 6], [...person('Ada', 'Beispiel', { email: 'ada@example.org' }), relation('buyer', account)]),
    observed([EU, 7], [...carla, order]),
  );
  const made = ({ foreseen }: Decided) => foreseen.targets.filter(({ record }) => record === null);
  expect(made(await ask('link', { records: [CRM, buyer] }))).toEqual([]);
  const joined = await take('link', { records: [SHOP, EU] });
  expect(made(joined)).toEqual([]);
  const parted = await take('split', { records: [SHOP, EU] });
  expect(made(parted)).toMatchObject([{ system: 'salesforce', customerId: idOf(EU) }]);
  expect(golden(EU)?.systems.find(({ system }) => system === 'salesforce')).toMatchObject({ state: 'wanted' });
  expect(made(parted)[0]?.changes.map(({ slot, after }) => `${slot} ${String(after)}`)).toContain('names.given Carla');
});
