import fc from 'fast-check';
import { essenceOf } from '../testing/essence';
import { MemoryShelf } from '../testing/memory-shelf';
import { play } from '../testing/play';
import { story, type Step } from '../testing/story';

async function outcomeOf(steps: readonly Step[], isBatched: boolean) {
  const shelf = new MemoryShelf('demo');
  await play(shelf, steps, isBatched);
  return essenceOf(shelf.contents());
}

it('gives the same customers, ids, values and open reviews whatever the order and size of the batches', async () => {
  await fc.assert(
    fc.asyncProperty(
      story.chain((steps) => fc.tuple(fc.constant(steps), fc.shuffledSubarray(steps, { minLength: steps.length }))),
      async ([steps, shuffled]) => expect(await outcomeOf(shuffled, true)).toEqual(await outcomeOf(steps, false)),
    ),
    { numRuns: Number(process.env['TRUEUP_PROPERTY_RUNS'] ?? 150), endOnFailure: true },
  );
}, 120_000);
