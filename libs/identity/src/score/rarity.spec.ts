import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMatchingModel } from '../model/read-matching-model';
import { withFrequencies, withoutFrequencies } from '../model/with-frequencies';
import { cityBits, rarityBits } from './rarity';

const SHIPPED = readMatchingModel(readFileSync(join(__dirname, '../../../../config/matching.yaml'), 'utf8'));
const COUNTS = new Map([
  ['gmaria', 500],
  ['gzelda', 4],
  ['cmetropolis', 2_000],
  ['chamlet', 4],
]);
const MODEL = withFrequencies(SHIPPED, { records: 10_000, counts: COUNTS, othersInHouse: null, crowded: new Set() });
const given = (...words: string[]) => rarityBits({ kind: 'g', words, usual: 9 }, MODEL);

it('takes the rarest word that two records share, between the bounds of the model', () => {
  expect(given('zelda')).toBeGreaterThan(given('maria') + 5);
  expect(given('maria', 'zelda')).toBe(given('zelda'));
  expect(given('never seen')).toBe(MODEL.rarity.most);
});

it('finds a shared hamlet more telling than a shared metropolis, and a city of two spellings as telling as the more frequent one', () => {
  expect(cityBits(['hamlet', 'hamlet'], 2, MODEL)).toBeGreaterThan(cityBits(['metropolis', 'metropolis'], 2, MODEL) + 2);
  expect(cityBits(['hamlet', 'metropolis'], 2, MODEL)).toBe(cityBits(['metropolis', 'metropolis'], 2, MODEL));
});

it('leaves the usual worth where nobody counted', () => {
  const uncounted = withoutFrequencies(MODEL);
  expect(rarityBits({ kind: 'g', words: ['zelda'], usual: 9 }, uncounted)).toBe(9);
  expect(cityBits(['hamlet'], 2, uncounted)).toBe(2);
});
