import fc from 'fast-check';
import { companyStory } from '../testing/company-story';
import { essenceOf } from '../testing/essence';
import { MemoryShelf } from '../testing/memory-shelf';
import { metaOf } from '../testing/observed';
import { SETTING } from '../testing/memory-resolver';
import { BOLD, BOTH, OTHER_OWNER, SHY } from '../testing/other-settings';
import { play } from '../testing/play';
import { story, type Step } from '../testing/story';
import { compareStored } from './compare-stored';
import type { Due } from '../judgement/due';
import type { StoredRecord } from '../judgement/stored-record';
import { judgeDue } from './judge-due';
import type { RecomputeStep } from './recompute-steps';
import type { Setting } from './setting';

interface Recomputing {
  readonly setting: Setting;
  /** How many at once. */
  readonly most: number;
  /** Live work between two batches. */
  between(): Promise<void>;
}

/** Does again what was stored when it began. */
async function recompute(shelf: MemoryShelf, steps: readonly RecomputeStep[], { setting, most, between }: Recomputing): Promise<void> {
  const stored = [...shelf.records.values()];
  const founders = stored.filter(({ identity, link }) => identity.foundingId === link?.customerId);
  const causeOf = ({ key }: Due) => metaOf(`again-${key}`, 10_000);
  for (const step of steps)
    for (const batch of batches(step === 'judge' ? founders : stored, most)) {
      if (step !== 'judge') await compareStored(shelf, batch, { setting, isNormalised: step === 'normalise' });
      else
        await judgeDue(
          shelf,
          batch.map((key) => ({ key, at: 1 })),
          { setting, metaOf: causeOf },
        );
      await between();
    }
}

function batches(records: readonly StoredRecord[], most: number): string[][] {
  const count = Math.ceil(records.length / most);
  return Array.from({ length: count }, (_, at) => records.slice(at * most, (at + 1) * most).map(({ key }) => key));
}

async function fresh(steps: readonly Step[], setting: Setting) {
  const shelf = new MemoryShelf('demo');
  await play(shelf, steps, { isBatched: true, setting });
  return essenceOf(shelf.contents());
}

const CHANGES: readonly (readonly [string, Setting, readonly RecomputeStep[]])[] = [
  ['another owner', OTHER_OWNER, ['judge']],
  ['nothing but records normalised again', SETTING, ['normalise', 'judge']],
  ['lower bands', BOLD, ['compare', 'judge']],
  ['weaker comparisons', SHY, ['compare', 'judge']],
  ['another owner and lower bands', BOTH, ['compare', 'judge']],
];

describe.each([
  ['people', story],
  ['companies', companyStory],
])('of %s', (_of, stories) => {
  it.each(CHANGES)(
    'comes with %s to what a fresh start comes to, wherever the change falls and whatever happens meanwhile',
    async (_what, setting, steps) => {
      await fc.assert(
        fc.asyncProperty(stories, fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 5 }), async (told, share, most) => {
          const shelf = new MemoryShelf('demo');
          const cut = Math.round(share * told.length);
          await play(shelf, told.slice(0, cut), { isBatched: true });
          const live = told.slice(cut);
          const between = () => play(shelf, live.splice(0, 1), { isBatched: true, setting });
          await recompute(shelf, steps, { setting, most, between });
          await play(shelf, live, { isBatched: true, setting });
          expect(essenceOf(shelf.contents())).toEqual(await fresh(told, setting));
        }),
        { numRuns: Number(process.env['TRUEUP_PROPERTY_RUNS'] ?? 60), endOnFailure: true },
      );
    },
    120_000,
  );
});
