import { AGGREGATES, DISPLAY, FUNCTIONS } from './built-in-functions';
import { SuiteqlError, unknownIdentifier, unsupported } from './suiteql-error';
import type { Expression, Query } from './syntax';
import type { Table } from './table';

/** The tables of one query under their aliases. */
export type Scope = ReadonlyMap<string, Table>;

export function scopeOf(query: Query, tables: ReadonlyMap<string, Table>): Scope {
  const scope = new Map<string, Table>();
  for (const { table, alias } of [query.from, ...query.joins]) {
    const found = tables.get(table);
    if (!found) throw new SuiteqlError(`Invalid search type: ${table}`);
    if (scope.has(alias)) throw unsupported();
    scope.set(alias, found);
  }
  return scope;
}

/** Under which alias a column is; throws when no table, or more than one, has it. */
export function ownerOf(column: { table?: string; name: string }, scope: Scope): string {
  const aliases = column.table === undefined ? [...scope.keys()] : [column.table];
  const owners = aliases.filter((alias) => scope.get(alias)?.columns.has(column.name));
  if (owners.length > 1) throw unsupported();
  const [owner] = owners;
  if (owner === undefined)
    throw unknownIdentifier(
      column.name,
      [...scope.values()].map((table) => table.name),
    );
  return owner;
}

function isCallKnown({ name, args, isStar }: Extract<Expression, { kind: 'call' }>): boolean {
  if (AGGREGATES.has(name)) return isStar ? name === 'count' : args.length === 1;
  if (name === DISPLAY) return args.length === 1 && args[0]?.kind === 'column';
  return FUNCTIONS.has(name) && args.length > 0;
}

export function childrenOf(expression: Expression): Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'column':
      return [];
    case 'call':
      return expression.args;
    case 'like':
      return [expression.value, expression.pattern];
    case 'in':
      return [expression.value, ...expression.options];
    case 'between':
      return [expression.value, expression.low, expression.high];
    case 'isNull':
    case 'not':
      return [expression.value];
    default:
      return [expression.left, expression.right];
  }
}

/** Refuses unknown columns and functions before a single row is read. */
export function checkExpression(expression: Expression, scope: Scope): void {
  if (expression.kind === 'column' && !isPseudo(expression)) ownerOf(expression, scope);
  if (expression.kind === 'call' && !isCallKnown(expression)) throw unsupported();
  for (const child of childrenOf(expression)) checkExpression(child, scope);
}

/** Columns that no table has: the number of a row, and the time now. */
export function isPseudo(column: { table?: string; name: string }): boolean {
  return column.table === undefined && (column.name === 'rownum' || column.name === 'sysdate' || column.name === 'current_date');
}

export function isAggregate(expression: Expression): boolean {
  return (expression.kind === 'call' && AGGREGATES.has(expression.name)) || childrenOf(expression).some(isAggregate);
}
