import { reviewVersion, type CustomerReviewRequested } from '@trueup/canonical-schema';
import { observed, person } from './testing/observed';
import { found } from './testing/resolver-fixture';
import { ResolverWorld } from './testing/resolver-world';

jest.setTimeout(120_000);

interface Answer {
  readonly status: number;
  readonly body: {
    readonly code?: string;
    readonly nextStep?: string;
    readonly decisionId?: string;
    readonly correlationId?: string;
    readonly earlier?: readonly { readonly decisionId: string; readonly kind: string; readonly author: string }[];
    readonly asked?: { readonly kind: string };
    readonly foreseen?: {
      readonly customers: readonly { readonly was: string }[];
      readonly targets: readonly { readonly record: string }[];
    };
    readonly customers?: readonly object[];
  };
}

const world = ResolverWorld.forSuite();
const { shop, europe, idOf } = world;
const members = (key: string) => world.fixture.newest(idOf(key))?.members.length;
const WHO = { author: 'Ann Example', reason: 'She called.' };

async function household(): Promise<CustomerReviewRequested> {
  const home = `home-${world.tag}@example.com`;
  // Whoever shares a number with somebody of an earlier promise may be the same person.
  const phone = `+1415555${String(Number.parseInt(world.tag, 16) % 10_000).padStart(4, '0')}`;
  await world.fixture.observe(
    observed([shop(), 1], person('Ada', 'Example', { email: home })),
    observed([europe(), 2], person('Carl', 'Example', { email: home, phone })),
  );
  return found('a review', () =>
    world.fixture.reviews.find(({ records, status }) => status === 'open' && records.some(({ id }) => id === world.tag)),
  );
}

async function decide(body: object, ifMatch?: string, path = ''): Promise<Answer> {
  const answer = await world.post(`/v1/decisions${path}`, body, ifMatch === undefined ? {} : { 'if-match': ifMatch });
  return { status: answer.status, body: answer.body as Answer['body'] };
}

it('applies what a steward answered to a review once it has come back from the topic, and undoes it exactly', async () => {
  const review = await household();
  const answer = { kind: 'confirm', reviewId: review.reviewId, accept: true, ...WHO };
  expect(await decide(answer, '"stale"')).toMatchObject({ status: 412, body: { code: 'changed-since' } });
  const taken = await decide(answer, `"${reviewVersion(review)}"`);
  expect([taken.status, taken.body.foreseen?.customers.map(({ was }) => was).sort()]).toEqual([202, [idOf(shop()), idOf(europe())].sort()]);
  await found('one customer', () => (members(shop()) === 2 && members(europe()) === 0 ? true : undefined));
  const merged = world.fixture.newest(idOf(shop()));
  expect(merged).toMatchObject({ mergedFrom: [idOf(europe())], meta: { correlationId: taken.body.correlationId } });
  expect(await decide({ kind: 'neverLink', records: [shop(), europe()], ...WHO })).toMatchObject({
    status: 409,
    body: { code: 'contradiction', asked: { kind: 'neverLink' }, earlier: [{ kind: 'link', author: 'Ann Example' }] },
  });
  const split = await decide({ kind: 'split', records: [shop(), europe()], ...WHO }, `"${merged?.version}"`);
  expect([split.status, split.body.foreseen?.targets.map(({ record }) => record)]).toEqual([202, [shop()]]);
  const parted = await found('two customers', () => (members(europe()) === 1 ? world.fixture.newest(idOf(europe())) : undefined));
  expect(parted).toMatchObject({ splitFrom: [idOf(shop())], names: expect.arrayContaining([expect.objectContaining({ value: 'Carl' })]) });
  const kept = await found('the other one', () => (members(shop()) === 1 ? world.fixture.newest(idOf(shop())) : undefined));
  expect(kept.phones).toEqual([expect.objectContaining({ state: 'cleared', value: null })]);
  const back = await decide({ kind: 'link', records: [shop(), europe()], ...WHO });
  expect(back).toMatchObject({ status: 409, body: { earlier: [{ kind: 'split' }] } });
  const replaces = back.body.earlier?.map(({ decisionId }) => decisionId);
  expect((await decide({ kind: 'link', records: [shop(), europe()], replaces, ...WHO })).status).toBe(202);
  await found('one customer again', () => (members(shop()) === 2 ? true : undefined));
});

it('shows beforehand what would follow and publishes nothing', async () => {
  const review = await household();
  const preview = await decide({ kind: 'confirm', reviewId: review.reviewId, accept: true, ...WHO }, undefined, '/preview');
  expect([preview.status, preview.body.customers?.length]).toEqual([200, 2]);
  const declined = await decide({ kind: 'confirm', reviewId: review.reviewId, accept: false, ...WHO });
  expect(declined.status).toBe(202);
  await found('the review closed', () =>
    world.fixture.reviews.find(({ reviewId, status }) => reviewId === review.reviewId && status === 'closed'),
  );
  await found('both as they were', () => (members(shop()) === 1 && members(europe()) === 1 ? true : undefined));
  expect(await decide({ kind: 'confirm', reviewId: review.reviewId, accept: true, ...WHO })).toMatchObject({
    status: 409,
    body: { code: 'review-closed' },
  });
});

it('pins a value until it is unpinned, and refuses one that the slot cannot hold', async () => {
  await household();
  const place = { records: [shop()], slot: 'preferredLanguage', ...WHO };
  expect(await decide({ kind: 'pin', ...place, value: { no: 'text' } })).toMatchObject({ status: 400, body: { code: 'decision' } });
  const address = { records: [shop()], slot: 'addresses.billing', context: 'private', ...WHO };
  expect(await decide({ kind: 'pin', ...address, value: { street: 7 } })).toMatchObject({ status: 400, body: { code: 'value' } });
  expect((await decide({ kind: 'pin', ...place, value: 'de' })).status).toBe(202);
  await found('the pin', () => (world.fixture.newest(idOf(shop()))?.preferredLanguage?.value === 'de' ? true : undefined));
  expect((await decide({ kind: 'unpin', ...place, records: [], customers: [idOf(shop())] })).status).toBe(202);
  await found('no pin', () => (world.fixture.newest(idOf(shop()))?.preferredLanguage === null ? true : undefined));
});

it('answers what is wrong in one form: code, what, where and the next step', async () => {
  await household();
  for (const [body, status, code] of [
    [{ kind: 'link', records: [shop(), europe()] }, 400, 'decision'],
    [{ kind: 'link', records: [shop()], ...WHO }, 400, 'decision'],
    [{ kind: 'link', records: [shop(), 'shopify-us/customer/nobody'], ...WHO }, 404, 'unknown-record'],
    [{ kind: 'split', records: [shop(), europe()], ...WHO }, 409, 'not-together'],
    [{ kind: 'unpin', records: [shop()], slot: 'birthDate', ...WHO }, 409, 'not-pinned'],
  ] as const) {
    const { body: problem, ...answer } = await decide(body);
    expect([answer.status, problem.code]).toEqual([status, code]);
    expect(problem).toMatchObject({
      title: expect.any(String),
      detail: expect.any(String),
      where: expect.any(String),
      nextStep: expect.any(String),
    });
  }
  expect((await fetch(`${world.resolver.url}/v1/decisions`, { method: 'POST' })).status).toBe(401);
});

it('lets one of two pass that contradict each other at the same moment, and shows it to the other', async () => {
  await household();
  const about = { records: [shop(), europe()], ...WHO };
  const answers = await Promise.all([decide({ kind: 'link', ...about }), decide({ kind: 'neverLink', ...about })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
  const [taken, refused] = answers.sort((left, right) => left.status - right.status);
  expect(refused?.body.earlier).toMatchObject([{ decisionId: taken?.body.decisionId, author: 'Ann Example' }]);
  expect(JSON.stringify(refused?.body)).not.toContain('She called.');
});
