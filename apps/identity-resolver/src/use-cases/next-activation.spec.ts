import { nextActivation, type KnownActivation } from './next-activation';
import { recomputeSteps } from './recompute-steps';

const FIRST: KnownActivation = { contract: 'c1', model: 'm1', eventId: 'a', effectiveFrom: 100 };
const ASKED = { contract: 'c2', model: 'm1', effectiveFrom: null, replaces: 'a' };

it('lets an activation count at once where no time is named, and never from before the one that counts', () => {
  expect(nextActivation([FIRST], ASKED, 500)).toEqual({ effect: 'follows', previous: FIRST, effectiveFrom: 500 });
  expect(nextActivation([FIRST], ASKED, 100)).toMatchObject({ effectiveFrom: 101 });
  expect(nextActivation([FIRST], { ...ASKED, effectiveFrom: 300 }, 500)).toMatchObject({ effect: 'follows', effectiveFrom: 300 });
  expect(nextActivation([FIRST], { ...ASKED, effectiveFrom: 100 }, 500)).toMatchObject({ effect: 'refused', code: 'too-early' });
});

it('has nothing to do where the same contract and model count already', () => {
  expect(nextActivation([FIRST], { ...ASKED, contract: 'c1' }, 500)).toEqual({ effect: 'counts', by: FIRST });
});

it('follows the one that counts at its own time, not the one of today', () => {
  const later = { ...FIRST, contract: 'c3', eventId: 'b', effectiveFrom: 900 };
  const asked = { ...ASKED, replaces: 'b' };
  expect(nextActivation([FIRST, later], { ...asked, effectiveFrom: 1_000 }, 500)).toMatchObject({ previous: later });
  expect(nextActivation([FIRST, later], asked, 500)).toMatchObject({ previous: FIRST });
  expect(nextActivation([FIRST, later], { ...asked, effectiveFrom: 900 }, 500)).toMatchObject({ effect: 'refused', code: 'too-early' });
});

it('refuses what was asked for before somebody else activated another one', () => {
  const other = { ...FIRST, contract: 'c9', eventId: 'b', effectiveFrom: 200 };
  expect(nextActivation([FIRST, other], ASKED, 500)).toMatchObject({ effect: 'refused', code: 'changed-since' });
});

it('compares again for another model, normalises as well for other code, and only judges for another contract', () => {
  const before = { contract: 'c1', model: 'm1', modelNow: 'm1' };
  expect(recomputeSteps([before], { contract: 'c1', model: 'm1' })).toEqual([]);
  expect(recomputeSteps([before], { contract: 'c2', model: 'm1' })).toEqual(['judge']);
  expect(recomputeSteps([before], { contract: 'c1', model: 'm2' })).toEqual(['compare', 'judge']);
  expect(recomputeSteps([{ ...before, modelNow: 'm3' }], { contract: 'c1', model: 'm2' })).toEqual(['normalise', 'judge']);
  expect(recomputeSteps([{ ...before, modelNow: null }], { contract: 'c1', model: 'm2' })).toEqual(['normalise', 'judge']);
});

it('makes good for every activation by which anybody may have been judged in between', () => {
  const [one, other] = [
    { contract: 'c1', model: 'm1', modelNow: 'm1' },
    { contract: 'c2', model: 'm2', modelNow: 'm2' },
  ];
  expect(recomputeSteps([one, other], { contract: 'c1', model: 'm1' })).toEqual(['compare', 'judge']);
  expect(recomputeSteps([one, { ...other, model: 'm1' }], { contract: 'c1', model: 'm1' })).toEqual(['judge']);
});
