import type { StoredReview } from '../../judgement/slice';
import { OwnSchema } from '../../testing/own-schema';
import { keepStatistics } from './planner-statistics';
import { openReviews, reviewsBy, saveReviews } from './review-rows';

jest.setTimeout(60_000);

const own = OwnSchema.forSuite('planner');
const tx = { query: <R>(sql: string, parameters?: unknown[]) => own.database.query<R[]>(sql, parameters) };

async function addEdges(count: number): Promise<void> {
  await own.database.query(
    `INSERT INTO edge (left_id, right_id, decision, is_firm, weight, evidence)
     SELECT gen_random_uuid(), gen_random_uuid(), 'link', true, 1, '[]' FROM generate_series(1, $1::int)`,
    [count],
  );
  await flushed();
}

/** What a session did is told to the statistics when it comes to rest, or when it is asked to. All of the pool may have done it. */
async function flushed(): Promise<void> {
  await Promise.all(Array.from({ length: 6 }, () => own.database.query('SELECT pg_stat_force_next_flush(), pg_sleep(0.1)')));
}

function review(at: number): StoredReview {
  const hex = at.toString(16).padStart(12, '0');
  return {
    ...{ reviewId: `b0000000-0000-4000-8000-${hex}`, kind: 'match', status: at % 10 === 0 ? 'closed' : 'open' },
    ...{ customers: [`one-${at}`, `other-${at}`], records: [`crm/contact/${at}`, `shop/customer/${at}`] },
  } as unknown as StoredReview;
}

describe('the statistics that the planner goes by', () => {
  it('are made for a table that grew from nothing, and again when it has doubled', async () => {
    expect(await keepStatistics(tx)).toEqual([]);
    await addEdges(600);
    expect(await keepStatistics(tx)).toEqual(['edge']);
    await flushed();
    expect(await keepStatistics(tx)).toEqual([]);
    await addEdges(550);
    expect(await keepStatistics(tx)).toEqual([]);
    await addEdges(60);
    expect(await keepStatistics(tx)).toEqual(['edge']);
    const [planned] = await own.database.query<{ rows: number }[]>(
      `SELECT reltuples::int AS rows FROM pg_class WHERE relname = 'edge' AND relnamespace = current_schema()::regnamespace`,
    );
    expect(planned?.rows).toBe(1210);
  });
});

describe('reviews', () => {
  it('are found by customers and by records, each once and only while they are open', async () => {
    await saveReviews(
      tx,
      Array.from({ length: 60 }, (_, at) => review(at)),
    );
    const found = await openReviews(tx, {
      customers: ['one-3', 'other-3', 'one-10', 'nobody'],
      records: ['crm/contact/3', 'shop/customer/7'],
    });
    expect(found.map(({ reviewId }) => reviewId).sort()).toEqual([review(3), review(7)].map(({ reviewId }) => reviewId));
    expect(await openReviews(tx, { customers: [], records: [] })).toEqual([]);
  });

  it('are found by id, whatever else is asked for', async () => {
    const found = await reviewsBy(tx, [review(10).reviewId, 'no id at all', review(999).reviewId]);
    expect(found.map(({ reviewId }) => reviewId)).toEqual([review(10).reviewId]);
  });
});
