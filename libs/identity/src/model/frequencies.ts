import type { NormalisedRecord } from '../normalised-record';
import { prepareCompany } from '../prepare/prepared-company';
import { isCountedHouse } from './counted-house';

/** How often names occur among so many records. Plain data. */
export interface Frequencies {
  /** Those that were counted. */
  readonly records: number;
  /** For so many the bands hold; those that were counted unless given. */
  readonly expected?: number;
  /** By term, as `termsOf` names them. */
  readonly counts: ReadonlyMap<string, number>;
  /** Of the pairs of records in one house, the share whose given names begin differently; null where there are too few to say. */
  readonly othersInHouse: number | null;
  /** E-mails, phones and houses that more records have than their match key may bring, by `crowdedHash`. They say nothing of anybody. */
  readonly crowded: ReadonlySet<string>;
}

const NOBODY: ReadonlySet<string> = new Set();

/** Fewer pairs in one house say nothing. */
const ENOUGH = 40;

/** What is counted of a record, each once: words of given names (`g`), of family names (`f`), cities (`c`), whole names of employers (`e`), and who lives in some of the houses (`h`). */
export function termsOf({ kind, givens, families, employerNames, places }: NormalisedRecord): string[] {
  if (kind === 'organisation' || kind === 'site') return [];
  const terms = new Set<string>();
  for (const name of givens) for (const word of name.split(' ')) terms.add(`g${word}`);
  for (const name of families) for (const word of name.split(' ')) terms.add(`f${word}`);
  for (const name of employerNames) terms.add(`e${prepareCompany(name).name}`);
  const initial = givens[0]?.[0];
  for (const { city, postalCode, line } of places) {
    if (city !== '') terms.add(`c${city}`);
    if (initial && line !== '' && isCountedHouse(postalCode)) terms.add(`h${postalCode}|${line}|${initial}`);
  }
  return [...terms];
}

/** What the counts of `termsOf` come to. */
export function frequenciesOf(terms: ReadonlyMap<string, number>, records: number): Frequencies {
  const houses = new Map<string, { all: number; alike: number }>();
  const counts = new Map<string, number>();
  for (const [term, count] of terms) {
    if (!term.startsWith('h')) {
      counts.set(term, count);
      continue;
    }
    const name = term.slice(0, term.lastIndexOf('|'));
    const house = houses.get(name) ?? { all: 0, alike: 0 };
    house.all += count;
    house.alike += pairsOf(count);
    houses.set(name, house);
  }
  let pairs = 0;
  let alike = 0;
  for (const house of houses.values()) {
    pairs += pairsOf(house.all);
    alike += house.alike;
  }
  return { records, counts, othersInHouse: pairs < ENOUGH ? null : rounded(1 - alike / pairs), crowded: NOBODY };
}

/** How often terms occur in these records. */
export function countTerms(records: readonly NormalisedRecord[]): Frequencies {
  const counts = new Map<string, number>();
  for (const record of records) for (const term of termsOf(record)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return frequenciesOf(counts, records.length);
}

function pairsOf(count: number): number {
  return (count * (count - 1)) / 2;
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
