import fc from 'fast-check';
import { companyStory } from '../../testing/company-story';
import { essenceOf } from '../../testing/essence';
import { MemoryShelf } from '../../testing/memory-shelf';
import { OwnSchema } from '../../testing/own-schema';
import { play } from '../../testing/play';
import { story, type Step } from '../../testing/story';
import { isRival } from './is-rival';

jest.setTimeout(180_000);

const own = OwnSchema.forSuite('beside');
const RESOLVERS = 3;

/** Plays each step in a transaction of its own, again where another one was faster, as a consumer does. */
async function playAll(steps: readonly Step[]): Promise<void> {
  for (const step of steps) await again(() => playOne(step));
}

async function playOne(step: Step): Promise<void> {
  await own.database.transaction(async (manager) => {
    const query = <R>(sql: string, parameters?: unknown[]) => manager.query<R[]>(sql, parameters);
    await play(own.shelfOn({ query }), [step], { isBatched: true });
  });
}

async function again(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (fault) {
      if (attempt === 30 || !isRival(fault)) throw fault;
    }
  }
}

// Decisions and deliveries are about what was published, so they come when the records are known.
it.each([
  ['people', story],
  ['companies', companyStory],
])('makes the same customers of %s, however many resolvers work side by side', async (_of, stories) => {
  await fc.assert(
    fc
      .asyncProperty(stories, async (steps) => {
        const memory = new MemoryShelf('demo');
        await play(memory, steps, { isBatched: true });
        const told = steps.filter((step) => 'observed' in step);
        const shares = Array.from({ length: RESOLVERS }, (_, at) => told.filter((_step, index) => index % RESOLVERS === at));
        await Promise.all(shares.map(playAll));
        await playAll(steps.filter((step) => !('observed' in step)));
        expect(essenceOf(await own.contents())).toEqual(essenceOf(memory.contents()));
      })
      .beforeEach(() => own.clear()),
    { numRuns: Number(process.env['TRUEUP_PROPERTY_RUNS'] ?? 10), endOnFailure: true },
  );
});
