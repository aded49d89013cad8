import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPARISONS } from './levels';
import { readMatchingModel } from './read-matching-model';
import { writeMatchingModel } from './write-matching-model';

const CONFIG = join(__dirname, '../../../../config');
const TEXT = readFileSync(join(CONFIG, 'matching.yaml'), 'utf8');

it('reads what it writes', () => {
  const model = readMatchingModel(TEXT);
  expect(readMatchingModel(writeMatchingModel(model))).toEqual(model);
});

it('names every fault at once, each with its line', () => {
  const broken = TEXT.replace('population: 10000', 'population: none').replace('persons:', 'people:');
  const lineOf = (text: string) => broken.split('\n').findIndex((line) => line.startsWith(text)) + 1;
  expect(() => readMatchingModel(broken)).toThrow(
    expect.objectContaining({
      faults: expect.arrayContaining([
        expect.objectContaining({ path: 'population', line: lineOf('population') }),
        expect.objectContaining({ path: 'persons' }),
      ]),
    }),
  );
});

it.each([
  ['a level that is no share', /name\.givenSame: { m: [\d.]+/, 'name.givenSame: { m: 7'],
  ['a review band above the automatic one', /review: 12/, 'review: 99'],
])('refuses %s', (_, pattern, wrong) => {
  expect(() => readMatchingModel(TEXT.replace(pattern, wrong))).toThrow(/matching\.yaml has 1 fault/);
});

it('refuses a file that is no YAML, with the line', () => {
  expect(() => readMatchingModel('version: [')).toThrow(/line \d/);
});

it('has a schema for editors that knows every level', () => {
  const schema = readFileSync(join(CONFIG, 'matching.schema.json'), 'utf8');
  for (const level of Object.values(COMPARISONS).flat()) expect(schema).toContain(`"${level}"`);
});
