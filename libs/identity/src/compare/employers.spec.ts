import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { matchAll } from '../batch/match-all';
import { readMatchingModel } from '../model/read-matching-model';
import { withFrequencies, withoutFrequencies } from '../model/with-frequencies';
import { normalise } from '../normalise/normalise';
import { claim, recordOf, type Person } from '../testing/person';
import { compare } from './compare';

const SHIPPED = withoutFrequencies(readMatchingModel(readFileSync(join(__dirname, '../../../../config/matching.yaml'), 'utf8')));
const counted = (counts: readonly (readonly [string, number])[] = []) =>
  withFrequencies(SHIPPED, { records: 10_000, counts: new Map(counts), othersInHouse: null, crowded: new Set() });

const ADA: Person = { given: 'Ada', family: 'Example' };

function buyer(id: string, employer: string, person: Person = ADA) {
  const plain = recordOf('shop', id, person);
  const employed = claim('extensions', employer, 'employer');
  return normalise({ ...plain, claims: [...plain.claims, ...(employed ? [employed] : [])] }, { cell: 'demo', country: 'US' });
}

function between(employers: readonly [string, string], people: readonly [Person, Person] = [ADA, ADA], model = counted()) {
  const [left, right] = [buyer('1', employers[0], people[0]), buyer('2', employers[1], people[1])];
  const found = compare(left, right, model);
  expect(compare(right, left, model)).toEqual(found);
  return found.decision;
}

const ACME = 'Acme Freight GmbH';

it.each([
  ['the same words', ACME],
  ['another legal form left out', 'Acme Freight'],
  ['a slip of the pen', 'Acme Freigth GmbH'],
])('links one name over the company that both act for, written in %s', (_, other) => {
  expect(between([ACME, other])).toBe('link');
});

it('only asks where nobody counted how rare the name is and how many act for the company', () => {
  expect(between([ACME, ACME], [ADA, ADA], SHIPPED)).toBe('review');
});

it('only asks where many have the name and many act for the company', () => {
  const common = counted([
    ['gada', 400],
    ['fexample', 400],
    ['eacme freight', 2_000],
  ]);
  expect(between([ACME, ACME], [ADA, ADA], common)).not.toBe('link');
});

interface Colleague {
  readonly employer?: string;
  readonly one?: Person;
  readonly other?: Person;
}

it.each<[string, Colleague]>([
  ['another company', { employer: 'Sample Trading GmbH' }],
  ['another legal entity of its group', { employer: 'Acme Freight SARL' }],
  ['a colleague', { other: { given: 'Carl' } }],
  ['a colleague with another middle name', { one: { given: 'Ada Maria' }, other: { given: 'Ada Sophie' } }],
  ['a colleague of another generation', { one: { suffix: 'Sr' }, other: { suffix: 'Jr' } }],
  ['a colleague with another birth date', { one: { birthDate: '1950-05-05' }, other: { birthDate: '1980-08-08' } }],
  [
    'a colleague with an address of his own there',
    { one: { email: 'ada@acme-freight.example' }, other: { email: 'chief@acme-freight.example' } },
  ],
])('never links over a company to %s', (_, { employer = ACME, one = {}, other = {} }) => {
  expect(
    between(
      [ACME, employer],
      [
        { ...ADA, ...one },
        { ...ADA, ...other },
      ],
    ),
  ).not.toBe('link');
});

it('takes what two of a large company share for the company’s, and only asks about two of one name there', () => {
  const large = counted([['eacme freight', 51]]);
  const office: Person = { ...ADA, phone: '415 555 0100', street: '1 Office Road', postalCode: '94105' };
  expect(between([ACME, ACME], [office, office], large)).toBe('review');
  expect(between([ACME, ACME], [office, { ...office, family: 'Exampel' }], large)).toBe('separate');
  expect(between([ACME, ACME], [office, office])).toBe('link');
});

it('never links another family name over an employer and its house', () => {
  const office: Person = { given: 'Ada', family: 'Example', phone: '415 555 0100', street: '1 Office Road', postalCode: '94105' };
  expect(between([ACME, ACME], [office, { ...office, family: 'Sample' }])).not.toBe('link');
});

it('takes no company for one that repeats nothing but the person’s own name, or that stands for none', () => {
  expect(between(['Ada Example', 'Ada Example'])).not.toBe('link');
  expect(between(['n/a', 'n/a'])).not.toBe('link');
});

it('merges nobody of two thousand of one name who act for one company', () => {
  const records = Array.from({ length: 2_000 }, (_none, at) => buyer(String(at), ACME));
  expect(matchAll(records, SHIPPED).clusters).toHaveLength(2_000);
});
