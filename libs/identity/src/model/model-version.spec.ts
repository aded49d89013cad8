import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frequencies } from './frequencies';
import { crowdedHash } from './crowded-hash';
import { readMatchingModel } from './read-matching-model';
import { withFrequencies, withoutFrequencies } from './with-frequencies';
import { writeMatchingModel } from './write-matching-model';

const TEXT = readFileSync(join(__dirname, '../../../../config/matching.yaml'), 'utf8');
const SHIPPED = readMatchingModel(TEXT);
const COUNTED: Frequencies = {
  records: 10_000,
  othersInHouse: 0.5,
  counts: new Map([
    ['ganna', 120],
    ['fanna', 3],
    ['gno', 3],
    ['g李', 4],
    ['eacme tools', 7],
    ['cnew york', 9],
  ]),
  crowded: new Set([crowdedHash('email', 'nobody@example.com')]),
};

it('is a name and a hash of the content, whatever the file looks like', () => {
  const other = TEXT.replace(/^#.*$/gm, '').replace('rarity: { least: 3, most: 11 }', 'rarity:\n  most: 11\n  least: 3');
  expect(SHIPPED.version).toMatch(/^[^@]+@[0-9a-f]{12}$/);
  expect(other).not.toBe(TEXT);
  expect(readMatchingModel(other).version).toBe(SHIPPED.version);
});

it.each([
  ['a weight', TEXT.replace('auto: 19', 'auto: 20')],
  ['a limit', TEXT.replace('clusterSize: 200', 'clusterSize: 201')],
])('is another one for %s that differs', (_, text) => {
  expect(readMatchingModel(text).version).not.toBe(SHIPPED.version);
});

it('holds the counts, and is another one for one more record of a name', () => {
  const [one, other] = [120, 121].map((count) => withFrequencies(SHIPPED, { ...COUNTED, counts: new Map([['ganna', count]]) }));
  expect(one?.version).not.toBe(other?.version);
  expect(withoutFrequencies(other ?? SHIPPED).version).toBe(withoutFrequencies(SHIPPED).version);
});

it('reads the counts that it writes, with no address in clear', () => {
  const model = withFrequencies(SHIPPED, COUNTED);
  const text = writeMatchingModel(model);
  expect(text).not.toContain('nobody@');
  expect(readMatchingModel(text)).toEqual(model);
});

it('keeps no name that weighs the same uncounted', () => {
  const counts = new Map([
    ['gonce', 1],
    ['grare', 40],
    ['gusual', 5_000],
  ]);
  const { frequencies } = withFrequencies(SHIPPED, { ...COUNTED, records: 100_000, counts });
  expect([...(frequencies?.counts.keys() ?? [])]).toEqual(['gusual']);
});

it.each([
  ['a name that is counted twice', ['given:\n    120: anna', 'given:\n    121: anna\n    120: anna'], /anna is counted twice/],
  ['more records with a name than there are', ['120: anna', '10001: anna'], /Only 10000 records/],
  ['a crowded address in clear', [crowdedHash('email', 'nobody@example.com'), 'nobody@example.com'], /16 hex digits/],
] as const)('refuses %s', (_, [right, wrong], message) => {
  const text = writeMatchingModel(withFrequencies(SHIPPED, COUNTED));
  expect(text).toContain(right);
  expect(() => readMatchingModel(text.replace(right, wrong))).toThrow(message);
});
