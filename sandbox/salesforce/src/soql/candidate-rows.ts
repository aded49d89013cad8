import type { Org } from '../org';
import { normalId } from '../records/record-id';
import type { RecordRow } from '../records/record-row';
import type { Condition, Literal } from './query-ast';

function keysOf(condition: Condition): { field: string; values: readonly Literal[] } | undefined {
  if (condition.kind === 'in' && !condition.isNegated && condition.path.length === 1) {
    return { field: condition.path[0] ?? '', values: condition.literals };
  }
  if (condition.kind === 'compare' && condition.operator === '=' && condition.path.length === 1) {
    return { field: condition.path[0] ?? '', values: [condition.literal] };
  }
  return undefined;
}

function byKeys(org: Org, object: string, condition: Condition): RecordRow[] | undefined {
  const keys = keysOf(condition);
  const definition = keys && org.catalog.field(object, keys.field);
  if (keys && definition && org.store.isIndexed(object, definition.name))
    return byIndex(org, object, { field: definition.name, values: keys.values });
  if (keys?.field.toLowerCase() !== 'id') return undefined;
  const ids = new Set(keys.values.map(({ value }) => (typeof value === 'string' ? (normalId(value) ?? '') : '')));
  return [...ids].flatMap((id) => org.store.get(object, id) ?? []);
}

/** An id may be given with 15 characters; nothing is no value to find. */
function byIndex(org: Org, object: string, { field, values }: { field: string; values: readonly Literal[] }): RecordRow[] | undefined {
  if (values.some(({ value }) => typeof value !== 'string')) return undefined;
  const wanted = values.map(({ value }) =>
    org.catalog.field(object, field)?.type === 'reference' ? (normalId(String(value)) ?? '') : String(value),
  );
  return [...new Set(wanted.map((one) => one.toLowerCase()))].flatMap((value) => org.store.withValue(object, { field, value }));
}

/** The rows worth testing: those named by id or by an indexed field where the filter does so, else the whole table. */
export function candidateRows(org: Org, object: string, where: Condition | undefined): Iterable<RecordRow> {
  const conditions = where?.kind === 'and' ? where.of : where ? [where] : [];
  for (const condition of conditions) {
    const rows = byKeys(org, object, condition);
    if (rows) return rows;
  }
  return org.store.rows(object);
}
