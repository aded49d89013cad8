import { sampleRecords } from './sample-records';

const IDS = Array.from({ length: 1_000 }, (_none, at) => `R${String(at).padStart(5, '0')}`);
const draw = (seed: number, first: readonly number[] = []) => [...sampleRecords(IDS, { most: 100, seed, first: new Set(first) })];

it('takes all records where there are few', () => {
  expect(sampleRecords(IDS, { most: 1_000, seed: 1, first: new Set() })).toHaveLength(1_000);
});

it('draws the same records for the same seed, and others for another', () => {
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).toHaveLength(100);
  expect(draw(2).filter((at) => draw(1).includes(at)).length).toBeLessThan(30);
});

it('draws from everywhere', () => {
  const tenths = Map.groupBy(draw(1), (at) => Math.floor(at / 100));
  for (let tenth = 0; tenth < 10; tenth += 1) expect(tenths.get(tenth)?.length ?? 0).toBeGreaterThanOrEqual(3);
});

it('has those of which people said something among them', () => {
  expect(draw(1, [3, 5, 8])).toEqual(expect.arrayContaining([3, 5, 8]));
});
