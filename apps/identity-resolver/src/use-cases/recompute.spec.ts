import fc from 'fast-check';
import { companyStory } from '../testing/company-story';
import { essenceOf } from '../testing/essence';
import { MemoryShelf } from '../testing/memory-shelf';
import { metaOf } from '../testing/observed';
import { BOLD, BOTH, OTHER_OWNER, SHY } from '../testing/other-settings';
import { play } from '../testing/play';
import { story, type Step } from '../testing/story';
import { compareStored } from './compare-stored';
import { judgeDue } from './judge-due';
import type { RecomputeStep } from './recompute-steps';
import type { Setting } from './setting';

/** Judges again what is stored, so many at once, in the order of `shuffle`. */
async function recompute(shelf: MemoryShelf, steps: readonly RecomputeStep[], { setting, most }: { setting: Setting; most: number }) {
  for (const step of steps) {
    const keys = [...shelf.records.values()].filter(({ identity, link }) => step !== 'judge' || identity.foundingId === link?.customerId);
    for (let at = 0; at < keys.length; at += most) {
      const batch = keys.slice(at, at + most).map(({ key }) => key);
      if (step !== 'judge') await compareStored(shelf, batch, { setting, isNormalised: step === 'normalise' });
      else
        await judgeDue(
          shelf,
          batch.map((key) => ({ key, at: 1 })),
          { setting, metaOf: ({ key }) => metaOf(`again-${key}`, 10_000) },
        );
    }
  }
}

async function fresh(steps: readonly Step[], setting: Setting) {
  const shelf = new MemoryShelf('demo');
  await play(shelf, steps, { isBatched: true, setting });
  return essenceOf(shelf.contents());
}

const CHANGES: readonly (readonly [string, Setting, readonly RecomputeStep[]])[] = [
  ['another owner', OTHER_OWNER, ['judge']],
  ['lower bands', BOLD, ['compare', 'judge']],
  ['weaker comparisons', SHY, ['compare', 'judge']],
  ['another owner and lower bands', BOTH, ['compare', 'judge']],
];

describe.each([
  ['people', story],
  ['companies', companyStory],
])('of %s', (_of, stories) => {
  it.each(CHANGES)(
    'comes with %s to what a fresh start comes to, wherever the change falls',
    async (_what, setting, steps) => {
      await fc.assert(
        fc.asyncProperty(stories, fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 5 }), async (told, share, most) => {
          const shelf = new MemoryShelf('demo');
          const cut = Math.round(share * told.length);
          await play(shelf, told.slice(0, cut), { isBatched: true });
          await recompute(shelf, steps, { setting, most });
          await play(shelf, told.slice(cut), { isBatched: true, setting });
          expect(essenceOf(shelf.contents())).toEqual(await fresh(told, setting));
        }),
        { numRuns: Number(process.env['TRUEUP_PROPERTY_RUNS'] ?? 60), endOnFailure: true },
      );
    },
    120_000,
  );
});
