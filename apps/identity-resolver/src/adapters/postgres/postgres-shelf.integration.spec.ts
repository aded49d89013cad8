import fc from 'fast-check';
import { companyStory } from '../../testing/company-story';
import { essenceOf } from '../../testing/essence';
import { MemoryShelf } from '../../testing/memory-shelf';
import { OwnSchema } from '../../testing/own-schema';
import { play } from '../../testing/play';
import { story } from '../../testing/story';

jest.setTimeout(120_000);

const own = OwnSchema.forSuite('shelf');

it('keeps in Postgres what a story makes in memory', async () => {
  await fc.assert(
    fc
      .asyncProperty(fc.oneof(story, companyStory), async (steps) => {
        const memory = new MemoryShelf('demo');
        await play(memory, steps, { isBatched: true });
        const query = <R>(sql: string, parameters?: unknown[]) => own.database.query<R[]>(sql, parameters);
        await play(own.shelfOn({ query }), steps, { isBatched: true });
        expect(essenceOf(await own.contents())).toEqual(essenceOf(memory.contents()));
      })
      .beforeEach(() => own.clear()),
    { numRuns: 30, endOnFailure: true },
  );
});
