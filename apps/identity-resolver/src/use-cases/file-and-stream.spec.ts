import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { observedAttributes, sourceKey, type CustomerObserved } from '@trueup/canonical-schema';
import { identityOfRow } from '@trueup/connector-kit/files';
import { parseColumns } from '@trueup/governance';
import { compare, matchAll, normalise, type IdentityRecord } from '@trueup/identity';
import { MemoryShelf } from '../testing/memory-shelf';
import { SETTING } from '../testing/memory-resolver';
import { observed } from '../testing/observed';
import { resolveObserved } from './resolve-observed';

jest.setTimeout(120_000);
const DATA = join(__dirname, '../../../../bench/identity/data');
const COLUMNS = parseColumns(readFileSync(join(DATA, 'retail_dev_10000.columns.yaml'), 'utf8'));
const ROWS = parse(readFileSync(join(DATA, 'retail_dev_10000.csv')), { columns: true }) as Record<string, string>[];
const BATCH = 25;

/** Everybody of some postal codes, so that those who are one customer are mostly among them. */
const RECORDS = ROWS.filter(({ postal_code: code = '' }) => /[37]$/.test(code)).map((row, at) =>
  identityOfRow({ columns: COLUMNS, row, line: at + 2, file: 'retail' }, null),
);
const NORMALISED = RECORDS.map((record) => normalise(record, { cell: 'demo', country: null }));

function eventOf({ source, kind, references, claims }: IdentityRecord, at: number): CustomerObserved {
  const attributes = observedAttributes(claims.map((claim) => ({ ...claim, timeQuality: 'record' as const })));
  return observed([sourceKey(source), at], [], { kind, references: [...references], ...attributes });
}

/** Keys of those who are one customer, for each with more than one record; in one order. */
function grouped(all: readonly (readonly [customer: string | number, key: string])[]): string[] {
  const groups = Map.groupBy(all, ([customer]) => customer);
  const members = [...groups.values()].map((group) => group.map(([, key]) => key).sort());
  return members
    .filter(({ length }) => length > 1)
    .map((keys) => keys.join(' '))
    .sort();
}

it('comes to the customers of a retailer that trueup match comes to with the same version of the model', async () => {
  const { model } = SETTING.rules();
  expect(model.frequencies).not.toBeNull();
  const shelf = new MemoryShelf('demo');
  const events = RECORDS.map(eventOf);
  for (let from = 0; from < events.length; from += BATCH) await resolveObserved(shelf, events.slice(from, from + BATCH), SETTING);
  const streamed = [...shelf.records.values()].map(({ key, link }) => [link?.customerId ?? '', key] as const);

  const { clusters } = matchAll(NORMALISED, model);
  const matched = clusters.flatMap(({ members }) => members.map((member) => [members[0] ?? -1, NORMALISED[member]?.key ?? ''] as const));

  expect(RECORDS.length).toBeGreaterThan(1_000);
  expect(grouped(matched).length).toBeGreaterThan(200);
  expect(grouped(streamed)).toEqual(grouped(matched));
});

it('judges two records alike whichever of them comes first', () => {
  const { model } = SETTING.rules();
  const near = [...Map.groupBy(NORMALISED, ({ places }) => places[0]?.postalCode ?? '').values()].filter(({ length }) => length < 40);
  const pairs = near.flatMap((records) => records.flatMap((one, at) => records.slice(at + 1).map((other) => [one, other] as const)));
  expect(pairs.length).toBeGreaterThan(2_000);
  for (const [one, other] of pairs) expect(compare(one, other, model)).toEqual(compare(other, one, model));
});
