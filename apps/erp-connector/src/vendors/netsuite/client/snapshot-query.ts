import type { FieldShape, NetsuiteRecord, QueryRow } from '../wire';
import type { RecordKind } from './record-kinds';
import { inUtc } from './suiteql';

const SHOWN = '_shown';

/** A query for whole records of a kind after an id, in the fields that may be seen. */
export function snapshotQuery(kind: RecordKind, shapes: readonly FieldShape[], where: readonly string[]): string {
  const isParentShown = ['parent', 'companyName'].every((name) => shapes.some((shape) => shape.name === name));
  const above = isParentShown ? ' LEFT JOIN customer p ON p.id = r.parent' : '';
  const columns = ['r.id', ...shapes.flatMap(columnsOf), ...(isParentShown ? ['p.companyname AS parent_company'] : [])];
  return `SELECT ${columns.join(', ')} FROM ${kind.from}${above} WHERE ${[kind.where, ...where].join(' AND ')} ORDER BY r.id`;
}

function columnsOf({ name, kind }: FieldShape): string[] {
  const column = name.toLowerCase();
  if (kind === 'choice') return [`r.${column}`, `BUILTIN.DF(r.${column}) AS ${column}${SHOWN}`];
  if (kind === 'time') return [`${inUtc(`r.${column}`)} AS ${column}`];
  return [kind === 'date' ? `TO_CHAR(r.${column}, 'YYYY-MM-DD') AS ${column}` : `r.${column}`];
}

/** The record that a row of such a query stands for, as REST would give it: what is unset is left out. */
export function recordOf(row: QueryRow, shapes: readonly FieldShape[]): NetsuiteRecord {
  const fields = shapes.flatMap((shape): [string, unknown][] => {
    const raw = row[shape.name.toLowerCase()];
    return raw === undefined ? [] : [[shape.name, valueOf(raw, shape, row)]];
  });
  return { ...Object.fromEntries(fields), id: row['id'] ?? '' } as NetsuiteRecord;
}

function valueOf(raw: string, { name, kind }: FieldShape, row: QueryRow): unknown {
  if (kind === 'flag') return raw === 'T';
  if (kind === 'number') return Number(raw);
  if (kind !== 'choice') return raw;
  const company = name === 'parent' ? row['parent_company'] : undefined;
  return { id: raw, refName: row[`${name.toLowerCase()}${SHOWN}`] ?? raw, ...(company === undefined ? {} : { companyName: company }) };
}
