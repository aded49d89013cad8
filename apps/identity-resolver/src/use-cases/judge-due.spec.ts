import type { CustomerDecided } from '@trueup/canonical-schema';
import { MemoryShelf } from '../testing/memory-shelf';
import { SETTING } from '../testing/memory-resolver';
import { decided, metaOf, observed, person } from '../testing/observed';
import { OTHER_OWNER } from '../testing/other-settings';
import { judgeDue } from './judge-due';
import { resolveObserved } from './resolve-observed';
import type { Setting } from './setting';
import { takeDecisions } from './take-decisions';

const CRM = 'salesforce/Contact/3';
const SHOP = 'shopify-us/customer/1';
const PIN: Partial<CustomerDecided> = { slot: 'phones.mobile', context: 'private', value: '"+14155550177"' };

let shelf: MemoryShelf;
beforeEach(() => {
  shelf = new MemoryShelf('demo');
});

const at = (now: number): Setting => ({ ...SETTING, rules: () => ({ ...SETTING.rules(), now }) });
const ada = (mobile: string) => person('Ada', 'Example', { email: 'ada@example.com', phone: mobile });
const mobiles = () => [...shelf.customers.values()].flatMap(({ snapshot }) => snapshot.phones.map(({ value }) => value));
const again = (due: Parameters<typeof judgeDue>[1], now: number) =>
  judgeDue(shelf, due, { setting: at(now), metaOf: ({ key }) => metaOf(`due-${key}`, now) });

it('gives the value back when a pin ends, though nobody says anything', async () => {
  await resolveObserved(shelf, [observed([CRM, 1], ada('+14155550132'))], at(10_000));
  const { due } = await takeDecisions(shelf, [decided('pin', [CRM], { ...PIN, expiresAt: 20_000 })], at(10_000));
  expect([due, mobiles()]).toEqual([[{ key: CRM, at: 20_000 }], ['+14155550177']]);
  const { golden, due: later } = await again(due, 20_000);
  expect([golden.length, mobiles(), later]).toEqual([1, ['+14155550132'], []]);
});

it('tells nobody anything where nothing has changed when it is due', async () => {
  await resolveObserved(shelf, [observed([CRM, 1], ada('+14155550132'))], at(10_000));
  expect(
    (
      await again(
        [
          { key: CRM, at: 20_000 },
          { key: SHOP, at: 20_000 },
        ],
        20_000,
      )
    ).golden,
  ).toEqual([]);
});

it('leaves whom only loads have told of to be healed on request when another contract counts, and tells targets of all others', async () => {
  const loaded = observed([CRM, 1], ada('+14155550132'), { baseline: true });
  const live = observed([SHOP, 2], person('Carl', 'Sample', { email: 'carl@example.com' }));
  await resolveObserved(shelf, [loaded, live], SETTING);
  const due = [CRM, SHOP].map((key) => ({ key, at: 1 }));
  const { golden } = await judgeDue(shelf, due, {
    setting: OTHER_OWNER,
    metaOf: ({ key }) => metaOf(`again-${key}`, 9_000),
    isRecompute: true,
  });
  expect(golden.map(({ members, baseline }) => [members[0]?.source.system, baseline]).sort()).toEqual([
    ['salesforce', true],
    ['shopify-us', false],
  ]);
});

it('parts what a steward had linked for a time only', async () => {
  const carl = person('Carl', 'Sample', { email: 'carl@example.com' });
  await resolveObserved(shelf, [observed([CRM, 1], ada('+14155550132')), observed([SHOP, 2], carl)], at(10_000));
  const { due } = await takeDecisions(shelf, [decided('link', [CRM, SHOP], { expiresAt: 30_000 })], at(10_000));
  const holders = () => new Set([CRM, SHOP].map((key) => shelf.records.get(key)?.link?.customerId)).size;
  expect([due, holders()]).toEqual([[{ key: CRM, at: 30_000 }], 1]);
  await again(due, 30_000);
  expect(holders()).toBe(2);
});

it('ends a pin with the first change of a source where the steward wished it so, in whatever order the two arrive', async () => {
  const pin = decided('pin', [CRM], { ...PIN, decidedAt: 1_015, retireOnSourceChange: true });
  const change = observed([CRM, 2], ada('+14155550133'));
  await resolveObserved(shelf, [observed([CRM, 1], ada('+14155550132'))], at(10_000));
  await takeDecisions(shelf, [pin], at(10_000));
  expect(mobiles()).toEqual(['+14155550177']);
  await resolveObserved(shelf, [change], at(10_000));
  expect(mobiles()).toEqual(['+14155550133']);
  shelf = new MemoryShelf('demo');
  await resolveObserved(shelf, [observed([CRM, 1], ada('+14155550132')), change], at(10_000));
  await takeDecisions(shelf, [pin], at(10_000));
  expect(mobiles()).toEqual(['+14155550133']);
});
