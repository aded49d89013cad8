import fc from 'fast-check';
import { essenceOf } from '../testing/essence';
import { MemoryShelf } from '../testing/memory-shelf';
import { play } from '../testing/play';
import { companyStory } from '../testing/company-story';
import { story, type Step } from '../testing/story';

async function outcomeOf(steps: readonly Step[], isBatched: boolean) {
  const shelf = new MemoryShelf('demo');
  await play(shelf, steps, { isBatched });
  return essenceOf(shelf.contents());
}

it.each([
  ['people', story],
  ['companies', companyStory],
])(
  'gives the same customers of %s, ids, values and open reviews whatever the order and size of the batches',
  async (_of, stories) => {
    await fc.assert(
      fc.asyncProperty(
        stories.chain((steps) => fc.tuple(fc.constant(steps), fc.shuffledSubarray(steps, { minLength: steps.length }))),
        async ([steps, shuffled]) => expect(await outcomeOf(shuffled, true)).toEqual(await outcomeOf(steps, false)),
      ),
      { numRuns: Number(process.env['TRUEUP_PROPERTY_RUNS'] ?? 1_000), endOnFailure: true },
    );
  },
  600_000,
);
