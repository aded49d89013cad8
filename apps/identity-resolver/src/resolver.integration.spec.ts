import { sourceRef } from '@trueup/canonical-schema';
import { decided, delivered, observed, person, type Said } from './testing/observed';
import { found } from './testing/resolver-fixture';
import { ResolverWorld } from './testing/resolver-world';

jest.setTimeout(120_000);

const world = ResolverWorld.forSuite();
const { shop, europe, crm, erp, idOf } = world;
const ada = () => person('Ada', 'Example', { email: `ada-${world.tag}@example.com` });
const snapshot = (key: string, isSo: (version: number, members: number) => boolean) =>
  found(`a snapshot of ${key}`, () => {
    const event = world.fixture.newest(idOf(key));
    return event && isSo(event.version, event.members.length) ? event : undefined;
  });

it('makes one customer of two records and answers checkout with it', async () => {
  await world.fixture.observe(observed([shop(), 1], ada()), observed([crm(), 2], ada()));
  const golden = await snapshot(shop(), (_, members) => members === 2);
  expect(golden.members.map(({ source }) => source.system).sort()).toEqual(['salesforce', 'shopify-us']);
  const answer = await ask({ email: `ADA-${world.tag}@example.com`, name: 'Ada Example' });
  expect(answer).toMatchObject({
    customerId: idOf(shop()),
    systems: expect.arrayContaining([expect.objectContaining({ system: 'salesforce', state: 'aligned' })]),
  });
});

it('refuses checkout without the key, and says what is wrong with an empty question', async () => {
  expect((await fetch(`${world.resolver.url}/v1/resolve`, { method: 'POST' })).status).toBe(401);
  expect(await ask({ name: 'Ada Example' })).toMatchObject({ status: 400, code: 'question' });
});

it('opens a review for two people with one family e-mail, and never merges them', async () => {
  const home = { email: `home-${world.tag}@example.com` };
  await world.fixture.observe(
    observed([shop(), 1], person('Ada', 'Example', home)),
    observed([europe(), 2], person('Carl', 'Example', home)),
  );
  const customers = [idOf(shop()), idOf(europe())].sort();
  const review = await found('a review', () => world.fixture.reviews.find((one) => one.customers.join() === customers.join()));
  expect(review).toMatchObject({ kind: 'match', status: 'open' });
  for (const id of customers)
    expect(await found('their snapshot', () => world.fixture.newest(id))).toMatchObject({ status: 'provisional' });
  expect(await ask(home)).toMatchObject({ customerId: null });
  await world.fixture.decide(decided('confirm', [], { reviewId: review.reviewId, accept: false }));
  await found('the review closed', () =>
    world.fixture.reviews.find(({ reviewId, status }) => reviewId === review.reviewId && status === 'closed'),
  );
});

it('keeps the oldest id in a merge, and takes deliveries under the other one', async () => {
  await world.fixture.observe(
    observed([shop(), 1], ada()),
    observed([europe(), 2], person('Ada', 'Example', { email: `other@${world.tag}.example.org` })),
  );
  await snapshot(shop(), () => true);
  await snapshot(europe(), () => true);
  await world.fixture.decide(decided('link', [shop(), europe()]));
  expect(await snapshot(shop(), (_, members) => members === 2)).toMatchObject({ mergedFrom: [idOf(europe())], aliases: [idOf(europe())] });
  const gone = await found('the merged customer', () =>
    world.fixture.golden.find(({ customerId, status }) => customerId === idOf(europe()) && status === 'merged'),
  );
  expect(gone).toMatchObject({ mergedInto: idOf(shop()), members: [] });
  const target = sourceRef(erp());
  await world.fixture.deliver(
    delivered(`x-${world.tag}`, { customerId: idOf(europe()), system: 'netsuite-us', operation: 'create', target, createKey: world.tag }),
  );
  expect((await snapshot(shop(), (_, members) => members === 3)).customerId).toBe(idOf(shop()));
});

it('gives a value back when its pin ends, though nobody says anything', async () => {
  await world.fixture.observe(observed([crm(), 1], ada()));
  await snapshot(crm(), () => true);
  const pin = { slot: 'emails.contact', context: 'private', value: '"pinned@example.com"' };
  await world.fixture.decide(decided('pin', [crm()], { ...pin, decidedAt: Date.now(), expiresAt: Date.now() + 4_000 }));
  const email = (value: string) =>
    found(`the e-mail ${value}`, () => world.fixture.newest(idOf(crm()))?.emails.find((one) => one.value === value));
  await email('pinned@example.com');
  await email(`ada-${world.tag}@example.com`);
});

it('makes a new version when the contract reverts a value', async () => {
  const number = (value: string) => ({ slot: 'erpAccount.number', key: 'netsuite-us', value }) as const;
  await world.fixture.observe(observed([shop(), 1], ada()), observed([erp(), 2], [...ada(), number('C-1')]));
  const before = await snapshot(shop(), (_, members) => members === 2);
  await world.fixture.observe(observed([shop(), 9], [number('C-9')]));
  const after = await snapshot(shop(), (version) => version > before.version);
  expect(after.settles).toEqual([expect.objectContaining({ effect: 'refused', disposition: 'revert' })]);
  expect(after.erpAccounts[0]?.number?.value).toBe('C-1');
});

it('changes nothing when an observation is delivered again', async () => {
  const event = observed([shop(), 1], ada());
  await world.fixture.observe(event);
  await snapshot(shop(), () => true);
  await world.fixture.observe(event, event);
  await world.fixture.observe(
    observed(
      [shop(), 2],
      [
        { slot: 'names.given', value: 'Ada' },
        { slot: 'preferredLanguage', value: 'en' },
      ],
    ),
  );
  const next = await found('the next version', () =>
    world.fixture.golden.find(
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
    { slot: 'orderReferences', key: `shopify-us|${world.tag}`, value: order },
  ];
  const said = told.map((one): Said => ({ ...one, at: 500, over: { timeQuality: 'baseline' } }));
  const loaded = (version: number) => observed([shop(), version], said, { baseline: true, feed: 'load' });
  await world.fixture.observe(loaded(1));
  await snapshot(shop(), () => true);
  await world.fixture.observe(loaded(2));
  await world.fixture.observe(observed([shop(), 3], [{ slot: 'names.given', value: 'Adele' }]));
  const next = await snapshot(shop(), (version) => version > 1);
  expect([next.version, next.names.map(({ value }) => value)]).toEqual([2, expect.arrayContaining(['Adele'])]);
});

it('loses nothing and doubles nothing when resolvers are killed while they work, two side by side', async () => {
  const people = Array.from({ length: 150 }, (_, index) => ({
    key: `${world.tag}${index}`,
    said: person('Ada', `Example${index}`, { email: `ada-${world.tag}-${index}@example.com` }),
  }));
  const sending = people.flatMap(({ key, said }) => [
    observed([`shopify-us/customer/${key}`, 1], said),
    observed([`salesforce/Contact/${key}`, 2], said),
  ]);
  let victim = await world.fixture.startResolver();
  for (let at = 0; at < sending.length; at += 30) {
    await world.fixture.observe(...sending.slice(at, at + 30));
    if (at % 120 !== 0) continue;
    await victim.kill();
    victim = await world.fixture.startResolver();
  }
  await world.resolver.kill();
  world.resolver = await world.fixture.startResolver();
  const wanted = people.map(({ key }) => idOf(`shopify-us/customer/${key}`));
  const whole = await found(
    'every customer with both records',
    () => {
      const newest = wanted.flatMap((id) => world.fixture.newest(id) ?? []);
      return newest.filter(({ members }) => members.length === 2).length === wanted.length ? newest : undefined;
    },
    80_000,
  );
  const answered = new Set(world.fixture.golden.flatMap(({ settles }) => settles.map(({ correlationId }) => correlationId)));
  expect(sending.filter(({ meta }) => !answered.has(meta.correlationId))).toEqual([]);
  const rows = await world.fixture.database.query<{ customers: string }[]>(
    `SELECT count(DISTINCT customer_id) AS customers FROM resolver.source_record WHERE id LIKE $1`,
    [`${world.tag}%`],
  );
  expect([whole.length, Number(rows[0]?.customers)]).toEqual([150, 150]);
});

async function ask(question: object): Promise<unknown> {
  return (await world.post('/v1/resolve', question)).body;
}
