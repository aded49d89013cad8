import { randomBytes } from 'node:crypto';
import { sourceRef } from '@trueup/canonical-schema';
import { customerIdOf } from '@trueup/identity';
import { decided, delivered, observed, person, type Said } from './testing/observed';
import { found, ResolverFixture } from './testing/resolver-fixture';
import type { ResolverProcess } from './testing/resolver-process';

jest.setTimeout(120_000);

let fixture: ResolverFixture;
let resolver: ResolverProcess;
let tag: string;

beforeAll(async () => {
  fixture = await ResolverFixture.open();
  resolver = await fixture.startResolver();
});
afterAll(() => fixture?.close());
beforeEach(() => {
  tag = randomBytes(4).toString('hex');
});

const shop = () => `shopify-us/customer/${tag}`;
const europe = () => `shopify-eu/customer/${tag}`;
const crm = () => `salesforce/Contact/${tag}`;
const erp = () => `netsuite-us/customer/${tag}`;
const idOf = (key: string) => customerIdOf(fixture.env['TRUEUP_CELL'] ?? '', sourceRef(key));
const ada = () => person('Ada', 'Example', { email: `ada-${tag}@example.com` });
const snapshot = (key: string, isSo: (version: number, members: number) => boolean) =>
  found(`a snapshot of ${key}`, () => {
    const event = fixture.newest(idOf(key));
    return event && isSo(event.version, event.members.length) ? event : undefined;
  });

it('makes one customer of two records and answers checkout with it', async () => {
  await fixture.observe(observed([shop(), 1], ada()), observed([crm(), 2], ada()));
  const golden = await snapshot(shop(), (_, members) => members === 2);
  expect(golden.members.map(({ source }) => source.system).sort()).toEqual(['salesforce', 'shopify-us']);
  const answer = await ask({ email: `ADA-${tag}@example.com`, name: 'Ada Example' });
  expect(answer).toMatchObject({
    customerId: idOf(shop()),
    systems: expect.arrayContaining([expect.objectContaining({ system: 'salesforce', state: 'aligned' })]),
  });
});

it('refuses checkout without the key, and says what is wrong with an empty question', async () => {
  expect((await fetch(`${resolver.url}/v1/resolve`, { method: 'POST' })).status).toBe(401);
  expect(await ask({ name: 'Ada Example' })).toMatchObject({ status: 400, code: 'question' });
});

it('opens a review for two people with one family e-mail, and never merges them', async () => {
  const home = { email: `home-${tag}@example.com` };
  await fixture.observe(observed([shop(), 1], person('Ada', 'Example', home)), observed([europe(), 2], person('Carl', 'Example', home)));
  const customers = [idOf(shop()), idOf(europe())].sort();
  const review = await found('a review', () => fixture.reviews.find((one) => one.customers.join() === customers.join()));
  expect(review).toMatchObject({ kind: 'match', status: 'open' });
  for (const id of customers) expect(await found('their snapshot', () => fixture.newest(id))).toMatchObject({ status: 'provisional' });
  expect(await ask(home)).toMatchObject({ customerId: null });
  await fixture.decide(decided('confirm', [], { reviewId: review.reviewId, accept: false }));
  await found('the review closed', () =>
    fixture.reviews.find(({ reviewId, status }) => reviewId === review.reviewId && status === 'closed'),
  );
});

it('keeps the oldest id in a merge, and takes deliveries under the other one', async () => {
  await fixture.observe(
    observed([shop(), 1], ada()),
    observed([europe(), 2], person('Ada', 'Example', { email: `other-${tag}@example.org` })),
  );
  await snapshot(shop(), () => true);
  await snapshot(europe(), () => true);
  await fixture.decide(decided('link', [shop(), europe()]));
  expect(await snapshot(shop(), (_, members) => members === 2)).toMatchObject({ mergedFrom: [idOf(europe())], aliases: [idOf(europe())] });
  const gone = await found('the merged customer', () =>
    fixture.golden.find(({ customerId, status }) => customerId === idOf(europe()) && status === 'merged'),
  );
  expect(gone).toMatchObject({ mergedInto: idOf(shop()), members: [] });
  const target = sourceRef(erp());
  await fixture.deliver(
    delivered(`x-${tag}`, { customerId: idOf(europe()), system: 'netsuite-us', operation: 'create', target, createKey: tag }),
  );
  expect((await snapshot(shop(), (_, members) => members === 3)).customerId).toBe(idOf(shop()));
});

it('gives a value back when its pin ends, though nobody says anything', async () => {
  await fixture.observe(observed([crm(), 1], ada()));
  await snapshot(crm(), () => true);
  const pin = { slot: 'emails.contact', context: 'private', value: '"pinned@example.com"' };
  await fixture.decide(decided('pin', [crm()], { ...pin, decidedAt: Date.now(), expiresAt: Date.now() + 4_000 }));
  const email = (value: string) =>
    found(`the e-mail ${value}`, () => fixture.newest(idOf(crm()))?.emails.find((one) => one.value === value));
  await email('pinned@example.com');
  await email(`ada-${tag}@example.com`);
});

it('makes a new version when the contract reverts a value', async () => {
  const number = (value: string) => ({ slot: 'erpAccount.number', key: 'netsuite-us', value }) as const;
  await fixture.observe(observed([shop(), 1], ada()), observed([erp(), 2], [...ada(), number('C-1')]));
  const before = await snapshot(shop(), (_, members) => members === 2);
  await fixture.observe(observed([shop(), 9], [number('C-9')]));
  const after = await snapshot(shop(), (version) => version > before.version);
  expect(after.settles).toEqual([expect.objectContaining({ effect: 'refused', disposition: 'revert' })]);
  expect(after.erpAccounts[0]?.number?.value).toBe('C-1');
});

it('changes nothing when an observation is delivered again', async () => {
  const event = observed([shop(), 1], ada());
  await fixture.observe(event);
  await snapshot(shop(), () => true);
  await fixture.observe(event, event);
  await fixture.observe(
    observed(
      [shop(), 2],
      [
        { slot: 'names.given', value: 'Ada' },
        { slot: 'preferredLanguage', value: 'en' },
      ],
    ),
  );
  const next = await found('the next version', () =>
    fixture.golden.find(
      ({ customerId, settles }) => customerId === idOf(shop()) && settles.some(({ correlationId }) => correlationId.endsWith('@2')),
    ),
  );
  expect(next.version).toBe(2);
});

it('makes no new version when a load says again what is known', async () => {
  const unsaid = { receiver: null, company: null, line2: null, line3: null, phone: null, language: null };
  const address = { ...unsaid, line1: '1 Example Street', city: 'Springfield', region: 'IL', postalCode: '62701', country: 'US' };
  const order = { status: 'placed', placedAt: 400, legalEntity: null, brand: null, channel: 'web' };
  const told: Said[] = [
    ...ada(),
    { slot: 'addresses.billing', value: address },
    { slot: 'orderReferences', key: `shopify-us|${tag}`, value: order },
  ];
  const said = told.map((one): Said => ({ ...one, at: 500, over: { timeQuality: 'baseline' } }));
  const loaded = (version: number) => observed([shop(), version], said, { baseline: true, feed: 'load' });
  await fixture.observe(loaded(1));
  await snapshot(shop(), () => true);
  await fixture.observe(loaded(2));
  await fixture.observe(observed([shop(), 3], [{ slot: 'names.given', value: 'Adele' }]));
  const next = await snapshot(shop(), (version) => version > 1);
  expect([next.version, next.names.map(({ value }) => value)]).toEqual([2, expect.arrayContaining(['Adele'])]);
});

it('loses nothing and doubles nothing when resolvers are killed while they work, two side by side', async () => {
  const people = Array.from({ length: 150 }, (_, index) => ({
    key: `${tag}${index}`,
    said: person('Ada', `Example${index}`, { email: `ada-${tag}-${index}@example.com` }),
  }));
  const sending = people.flatMap(({ key, said }) => [
    observed([`shopify-us/customer/${key}`, 1], said),
    observed([`salesforce/Contact/${key}`, 2], said),
  ]);
  let victim = await fixture.startResolver();
  for (let at = 0; at < sending.length; at += 30) {
    await fixture.observe(...sending.slice(at, at + 30));
    if (at % 120 !== 0) continue;
    await victim.kill();
    victim = await fixture.startResolver();
  }
  await resolver.kill();
  resolver = await fixture.startResolver();
  const wanted = people.map(({ key }) => idOf(`shopify-us/customer/${key}`));
  const whole = await found(
    'every customer with both records',
    () => {
      const newest = wanted.flatMap((id) => fixture.newest(id) ?? []);
      return newest.filter(({ members }) => members.length === 2).length === wanted.length ? newest : undefined;
    },
    80_000,
  );
  const answered = new Set(fixture.golden.flatMap(({ settles }) => settles.map(({ correlationId }) => correlationId)));
  expect(sending.filter(({ meta }) => !answered.has(meta.correlationId))).toEqual([]);
  const rows = await fixture.database.query<{ customers: string }[]>(
    `SELECT count(DISTINCT customer_id) AS customers FROM resolver.source_record WHERE id LIKE $1`,
    [`${tag}%`],
  );
  expect([whole.length, Number(rows[0]?.customers)]).toEqual([150, 150]);
});

async function ask(question: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json', 'x-api-key': fixture.env['TRUEUP_API_KEY'] ?? '' };
  return (await fetch(`${resolver.url}/v1/resolve`, { method: 'POST', headers, body: JSON.stringify(question) })).json();
}
