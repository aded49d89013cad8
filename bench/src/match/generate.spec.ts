import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { csvLine, generate } from './generate';
import { likenessOf } from './likeness';
import type { Row } from './row';

jest.setTimeout(60_000);
const SAMPLE = join(__dirname, '../../identity/data/retail_dev_10000.csv');
const WITHIN = 0.2;
const rows = [...generate(10_000)];

it('looks like the labelled retail file in what is missing, shared and found together', () => {
  const sample = likenessOf(parse<Row>(readFileSync(SAMPLE, 'utf8'), { columns: true }));
  const made = likenessOf(rows.map(({ row }) => row));
  const { missing, candidates, ...shares } = sample;
  const wanted = { ...shares, p50: candidates.p50, p99: candidates.p99, ...missing };
  const found: Readonly<Record<string, number>> = { ...made, p50: made.candidates.p50, p99: made.candidates.p99, ...made.missing } as never;
  // Less than one row in a hundred is too few to tell shares by.
  const off = Object.entries(wanted).filter(([name, value]) => value >= 0.01 && Math.abs((found[name] ?? 0) / value - 1) > WITHIN);
  expect(off.map(([name, value]) => `${name}: ${String(found[name])} for ${value}`)).toEqual([]);
});

it('makes the same rows each time, each with an id of its own', () => {
  expect([...generate(500)].map(({ row }) => csvLine(row))).toEqual([...generate(500)].map(({ row }) => csvLine(row)));
  expect(new Set(rows.map(({ row }) => row.record_id)).size).toBe(10_000);
});

it('invents nobody who can be reached: every mailbox lies under a name that is kept for examples', () => {
  const domains = new Set(rows.flatMap(({ row }) => row.email?.toLowerCase().split('@')[1] ?? []));
  const placeholders = ['none.com', 'test.com', 'na.com', 'email.com', 'x.com', 'example.com'];
  expect([...domains].filter((domain) => !domain.endsWith('.example') && !placeholders.includes(domain))).toEqual([]);
});
