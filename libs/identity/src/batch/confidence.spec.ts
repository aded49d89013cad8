import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edge } from '../cluster/cluster-input';
import { readMatchingModel } from '../model/read-matching-model';
import { withFrequencies } from '../model/with-frequencies';
import { confidenceOf } from './confidence';

const MODEL = readMatchingModel(readFileSync(join(__dirname, '../../../../config/matching.yaml'), 'utf8'));

function link(left: string, right: string, weight: number): Edge {
  return { left, right, weight, decision: 'link', isFirm: false, evidence: [] };
}

it('is sure of a record alone', () => {
  expect(confidenceOf(['a'], [], MODEL)).toBe(1);
});

it('goes by the weakest link that a cluster needs, not by one that a stronger way makes needless', () => {
  const strong = [link('a', 'b', 40), link('b', 'c', 30)];
  const sure = confidenceOf(['a', 'b', 'c'], strong, MODEL);
  expect(sure).toBeGreaterThan(0.99);
  expect(confidenceOf(['a', 'b', 'c'], [...strong, link('a', 'c', 12)], MODEL)).toBe(sure);
  expect(confidenceOf(['a', 'b', 'c'], [link('a', 'b', 40), link('b', 'c', 14)], MODEL)).toBeLessThan(0.7);
});

it('asks for more where more records look alike by chance', () => {
  const counted = (records: number) => withFrequencies(MODEL, { records, counts: new Map(), othersInHouse: null, crowded: new Set() });
  const [few, many] = [10_000, 1_000_000].map((records) => confidenceOf(['a', 'b'], [link('a', 'b', 22)], counted(records)));
  expect(few).toBeGreaterThan(many ?? 1);
});
