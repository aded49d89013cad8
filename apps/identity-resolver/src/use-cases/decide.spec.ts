import { sourceRef, type Slot, type SlotValue } from '@trueup/canonical-schema';
import { customerIdOf } from '@trueup/identity';
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
    words: { also: { asked: { kind: 'link' }, earlier: [{ kind: 'neverLink', reason: 'She called.' }] } },
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
