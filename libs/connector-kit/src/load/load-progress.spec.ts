import { progressOf } from './load-progress';
import type { StoredLoad } from './load-store';

const load: StoredLoad = {
  ...{ generation: 2, state: 'running', records: 3_000, total: 10_000, cursor: 'c', perSecond: 700, problem: null },
  ...{ startedAt: 1_000, finishedAt: null },
};

it('estimates what is left by the rate of late', () => {
  expect(progressOf(load)).toMatchObject({ perSecond: 700, secondsLeft: 10, records: 3_000, total: 10_000 });
});

it('estimates nothing where the vendor does not tell how many there are, or before the first page', () => {
  expect(progressOf({ ...load, total: null }).secondsLeft).toBeNull();
  expect(progressOf({ ...load, perSecond: null }).secondsLeft).toBeNull();
});

it('tells the rate of the whole load once it is through', () => {
  expect(progressOf({ ...load, state: 'finished', records: 10_000, finishedAt: 11_000 })).toMatchObject({
    perSecond: 1_000,
    secondsLeft: 0,
  });
});
