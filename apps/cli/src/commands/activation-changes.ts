import { parseContract, type ContractRow, type SystemsConfig } from '@trueup/governance';
import { readMatchingModel } from '@trueup/identity';

const MOST_SHOWN = 20;

/** Which rows of a contract differ from those of an earlier text, a line each; undefined where that text cannot be read any more. */
export function contractChanges(before: string, after: string, systems: SystemsConfig): string[] | undefined {
  const [was, is] = [readable(() => parseContract(before, systems).rows), parseContract(after, systems).rows];
  if (!was) return undefined;
  const [old, now] = [rowsByName(was), rowsByName(is)];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  return shortened(
    names.flatMap((name) => {
      const [one, other] = [old.get(name), now.get(name)];
      if (!one) return [`${name}: is new`];
      if (!other) return [`${name}: is gone`];
      const fields = differing({ ...one }, { ...other });
      return fields.length === 0 ? [] : [`${name}: ${fields.join('; ')}`];
    }),
  );
}

/** What a model judges by otherwise than an earlier text, a line each; undefined where that text cannot be read any more. */
export function modelChanges(before: string, after: string): string[] | undefined {
  const was = readable(() => readMatchingModel(before));
  if (!was) return undefined;
  const { frequencies: counts, ...is } = readMatchingModel(after);
  const lines = differing(figuresOf({ ...was, frequencies: null }), figuresOf({ ...is, frequencies: null }));
  const countLine = JSON.stringify(countsOf(was.frequencies)) === JSON.stringify(countsOf(counts)) ? [] : ['counts of names: others'];
  const all = [...lines, ...countLine];
  return all.length > 0 ? shortened(all) : ['the file says the same: the code that reads it normalises or compares otherwise'];
}

function countsOf(counts: ReturnType<typeof readMatchingModel>['frequencies']): unknown {
  return counts && { ...counts, counts: [...counts.counts].sort(), crowded: [...counts.crowded].sort() };
}

/** Without what nothing is judged by, and with the bits that follow from the weights left out. */
function figuresOf({ persons, organisations, ...rest }: ReturnType<typeof readMatchingModel>): Record<string, unknown> {
  const { version: _version, name: _name, trained: _trained, ...figures } = rest;
  const parties = Object.entries({ persons, organisations }).flatMap(([party, { bands, levels }]) =>
    Object.entries({ ...bands, ...levels }).map(([field, value]) => [`${party}.${field}`, value] as const),
  );
  return { ...Object.fromEntries(parties), ...figures };
}

function rowsByName(rows: readonly ContractRow[]): ReadonlyMap<string, ContractRow> {
  return new Map(
    rows.map((row) => [`${row.slot}${row.element === null ? '' : `.${row.element}`} (${row.kinds.join(', ')})`, row] as const),
  );
}

/** `owner crm → commerce` for each field that differs. */
function differing(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): string[] {
  const fields = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return fields
    .filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]))
    .map((field) => `${field} ${wordOf(one[field])} → ${wordOf(other[field])}`);
}

function wordOf(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (Array.isArray(value)) return value.length === 0 ? 'nobody' : value.map(wordOf).join(', ');
  if (typeof value !== 'object') return String(value);
  const { who, when, as, verifiedOnly, ...rest } = value as Readonly<Record<string, unknown>>;
  if (typeof who !== 'string' || Object.keys(rest).length > 0) return JSON.stringify(value);
  const conditions = [...(Array.isArray(when) ? (when as unknown[]) : [when ?? []].flat()), ...(verifiedOnly === true ? ['verified'] : [])];
  const told = conditions.map((condition) => (typeof condition === 'string' ? condition : JSON.stringify(condition)));
  return [who, ...(told.length > 0 ? [`when ${told.join(' and ')}`] : []), ...(as && as !== 'value' ? [`as ${String(as)}`] : [])].join(' ');
}

function shortened(lines: readonly string[]): string[] {
  const more = lines.length - MOST_SHOWN;
  return more > 0 ? [...lines.slice(0, MOST_SHOWN), `… and ${more} more`] : [...lines];
}

function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}
