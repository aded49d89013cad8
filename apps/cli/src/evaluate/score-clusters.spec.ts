import { scoreClusters } from './score-clusters';

const of = (text: string) => new Map(text.split(' ').map((pair) => pair.split(':') as [string, string]));
const TRUTH = of('a:1 b:1 c:1 d:2 e:2 f:3');

it('gives full marks to the truth itself, whatever the clusters are called', () => {
  const score = scoreClusters(TRUTH, of('a:x b:x c:x d:y e:y f:z'));
  expect(score).toMatchObject({ pairwise: { precision: 1, recall: 1, f1: 1 }, bcubed: { f1: 1 }, wrongPairs: { false: 0, missed: 0 } });
});

it('counts a pair that is joined wrongly against precision and one that is missed against recall', () => {
  const score = scoreClusters(TRUTH, of('a:x b:x c:y d:y e:z f:w'));
  expect(score.wrongPairs).toEqual({ false: 1, missed: 3 });
  expect(score.pairwise).toEqual({ precision: 0.5, recall: 0.25, f1: 0.33333 });
  expect(score).toMatchObject({ overMerged: 1, splitEntities: 2, bcubed: { precision: 0.83333, recall: 0.61111 } });
});

it('takes a record that the result lacks for a cluster of its own', () => {
  expect(scoreClusters(TRUTH, of('a:x b:x'))).toMatchObject({ clusters: 5, pairwise: { precision: 1, recall: 0.25 } });
});

it('has full precision where nothing is joined', () => {
  expect(scoreClusters(TRUTH, new Map()).pairwise).toEqual({ precision: 1, recall: 0, f1: 0 });
});
