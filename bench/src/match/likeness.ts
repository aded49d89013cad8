import { identityOfRow } from '@trueup/connector-kit/files';
import { guessColumns } from '@trueup/governance';
import { KEY_BOUNDS, matchKeys, normalise, type NormalisedRecord } from '@trueup/identity';
import { COLUMNS, type Row } from './row';

const MEANING = guessColumns(COLUMNS);

/** What a file looks like to whoever matches it. Shares are of all rows. */
export interface Likeness {
  /** Column ─► share of rows in which it is blank. */
  readonly missing: Readonly<Record<string, number>>;
  /** Rows whose e-mail, number or address another row has as well. */
  readonly sharedEmails: number;
  readonly sharedPhones: number;
  readonly sharedAddresses: number;
  /** Rows at whose address there is another given name. */
  readonly households: number;
  /** Rows that share a match key with this row. */
  readonly candidates: { readonly p50: number; readonly p99: number; readonly mean: number };
}

export function likenessOf(rows: readonly Row[]): Likeness {
  const missing = Object.fromEntries(COLUMNS.map((column) => [column, share(rows, (row) => (row[column] ?? '') === '')]));
  const records = rows.map(normalised);
  const addresses = Map.groupBy(rows, addressOf);
  addresses.delete('');
  const atHome = (row: Row) => addresses.get(addressOf(row)) ?? [];
  return {
    missing,
    sharedEmails: shared(records.map(({ emails }) => emails)),
    sharedPhones: shared(records.map(({ phones }) => phones)),
    sharedAddresses: share(rows, (row) => atHome(row).length > 1),
    households: share(rows, (row) => atHome(row).some((other) => isAnother(row, other))),
    candidates: candidatesOf(records),
  };
}

function normalised(row: Row, line: number): NormalisedRecord {
  const cells = Object.fromEntries(COLUMNS.map((column) => [column, row[column] ?? null]));
  return normalise(identityOfRow({ columns: MEANING, row: cells, line, file: '' }, null), { cell: '', country: null });
}

function candidatesOf(records: readonly NormalisedRecord[]): Likeness['candidates'] {
  const keys = records.map((record) => matchKeys(record));
  const blocks = placesOf(keys.map((own) => own.map(({ kind, value }) => `${kind}|${value}`)));
  const counts = keys.map((own, at) => {
    const found = new Set(own.flatMap(({ kind, value }) => within(blocks.get(`${kind}|${value}`) ?? [], KEY_BOUNDS[kind])));
    found.delete(at);
    return found.size;
  });
  const sorted = counts.sort((left, right) => left - right);
  const quantile = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
  return { p50: quantile(0.5), p99: quantile(0.99), mean: sorted.reduce((sum, count) => sum + count, 0) / sorted.length };
}

function within(block: readonly number[], bound: number): readonly number[] {
  return block.length > bound ? [] : block;
}

/** The share of rows with a value that another row has as well. */
function shared(values: readonly (readonly string[])[]): number {
  const places = placesOf(values);
  return share(values, (own) => own.some((value) => (places.get(value) ?? []).length > 1));
}

function placesOf(values: readonly (readonly string[])[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [at, own] of values.entries()) {
    for (const value of own) {
      const known = places.get(value);
      if (known) known.push(at);
      else places.set(value, [at]);
    }
  }
  return places;
}

/** The numbers of an address, which survive how it is spelt. */
function addressOf({ street = '', postal_code: code = '' }: Row): string {
  const digits = street.replaceAll(/\D/g, '');
  return digits === '' || code === '' ? '' : `${digits}|${code.replaceAll(/\W/g, '')}`;
}

function isAnother(one: Row, other: Row): boolean {
  const [left = '', right = ''] = [one.given_name, other.given_name].map((name) => name?.trim().slice(0, 1).toUpperCase());
  return left !== '' && right !== '' && left !== right;
}

function share<T>(all: readonly T[], is: (one: T) => boolean): number {
  return all.filter(is).length / all.length;
}
