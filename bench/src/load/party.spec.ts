import { partyOf, type Party } from './party';

const COUNT = 50_000;
const parties = Array.from({ length: COUNT }, (_, number) => partyOf(number));
const people = parties.filter(({ kind }) => kind === 'person');
const homeOf = ({ line1, city, region, postalCode, family }: Party): string => [line1, city, region, postalCode, family].join('|');

/** How many parties each text is that of, the most first. */
function countsOf(of: readonly Party[], textOf: (party: Party) => string): number[] {
  const counts = new Map<string, number>();
  for (const party of of) counts.set(textOf(party), (counts.get(textOf(party)) ?? 0) + 1);
  return [...counts.values()].sort((left, right) => right - left);
}

/** One pair in so many has the same text. */
function pairsForOneAlike(of: readonly Party[], textOf: (party: Party) => string): number {
  const alike = countsOf(of, textOf).reduce((sum, count) => sum + count * (count - 1), 0);
  return (of.length * (of.length - 1)) / alike;
}

function expectAbout(found: number, told: number, tolerance = 0.15): void {
  expect(Math.abs(found / told - 1)).toBeLessThan(tolerance);
}

it('makes the same party of a number each time, and other contacts of other numbers', () => {
  expect(partyOf(4_711)).toEqual(parties[4_711]);
  for (const field of ['email', 'phone', 'taxId'] as const) expect(new Set(parties.map((party) => party[field])).size).toBe(COUNT);
});

it('reaches nobody: mail goes to example.com and phones are numbers of 555', () => {
  expect(parties.filter(({ email, phone }) => !email.endsWith('@example.com') || !/^[2-9]\d\d555\d{4}$/.test(phone))).toEqual([]);
});

it('gives people names that are as common as in the United States', () => {
  const families = countsOf(parties, ({ family }) => family);
  expectAbout((families[0] ?? 0) / COUNT, 0.0081);
  expectAbout(families.slice(0, 10).reduce((sum, count) => sum + count) / COUNT, 0.049);
  expectAbout(
    pairsForOneAlike(parties, ({ family }) => family),
    2_000,
  );
  expectAbout((countsOf(parties, ({ given }) => given)[0] ?? 0) / COUNT, 0.0155);
  expectAbout(
    pairsForOneAlike(parties, ({ given }) => given),
    200,
  );
  expectAbout(
    pairsForOneAlike(people, ({ given, family }) => `${given} ${family}`),
    400_000,
    0.25,
  );
});

it('lets one in forty live in the largest city, and a city be in one region with codes of its own', () => {
  expectAbout((countsOf(parties, ({ city }) => city)[0] ?? 0) / COUNT, 0.0245);
  expectAbout(
    pairsForOneAlike(parties, ({ city }) => city),
    350,
  );
  const count = (textOf: (party: Party) => string): number => new Set(parties.map(textOf)).size;
  const cities = count(({ city }) => city);
  const codes = count(({ postalCode }) => postalCode);
  expect(count(({ city, region }) => `${city}, ${region}`)).toBe(cities);
  expect(count(({ city, postalCode }) => `${city} ${postalCode}`)).toBe(codes);
  expect(codes).toBeGreaterThan(10 * cities);
});

it('lets three people in five share home and family name with others, each with another given name, and companies with nobody', () => {
  const homes = Map.groupBy(people, homeOf);
  const shared = [...homes.values()].filter(({ length }) => length > 1);
  expectAbout(shared.flat().length / people.length, 0.6, 0.05);
  for (const home of shared) expect(new Set(home.map(({ given }) => given)).size).toBe(home.length);
  const companies = parties.filter(({ kind }) => kind === 'organisation');
  expectAbout(companies.length / COUNT, 0.15, 0.05);
  expect(companies.filter((company) => homes.has(homeOf(company)))).toEqual([]);
});
