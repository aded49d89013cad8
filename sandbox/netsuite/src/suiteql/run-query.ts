import { type Environment, valueOf } from './evaluate';
import { joinedRows } from './joined-rows';
import { parseQuery } from './parse-query';
import { checkExpression, isAggregate, scopeOf, type Scope } from './scope';
import { unsupported } from './suiteql-error';
import type { Expression, Query } from './syntax';
import type { Table } from './table';
import { compared, type Locale, numberOf, textOf, type Value } from './value';

export type ResultRow = Record<string, string>;

interface Output {
  name: string;
  expression: Expression;
}

function outputs(query: Query, scope: Scope): Output[] {
  let unnamed = 0;
  return query.columns.flatMap(({ expression, table, alias }) => {
    if (expression) {
      const name = alias ?? (expression.kind === 'column' ? expression.name : `expr${(unnamed += 1)}`);
      return [{ name, expression }];
    }
    if (table !== undefined && !scope.has(table)) throw unsupported();
    const aliases = table === undefined ? [...scope.keys()] : [table];
    return aliases.flatMap((one) =>
      [...(scope.get(one)?.columns ?? [])].map((name) => ({ name, expression: { kind: 'column', table: one, name } as const })),
    );
  });
}

/** ORDER BY may name an output by its alias. */
function sortKeys(query: Query, columns: readonly Output[]): Query['orderBy'] {
  return query.orderBy.map((key) => {
    const { expression } = key;
    const named = expression.kind === 'column' && expression.table === undefined && columns.find(({ name }) => name === expression.name);
    return named ? { ...key, expression: named.expression } : key;
  });
}

function order(left: Value, right: Value, by: { key: Query['orderBy'][number]; locale: Locale }): number {
  if (left === null || right === null) {
    if (left === right) return 0;
    return (left === null) === by.key.areNullsFirst ? -1 : 1;
  }
  const found = compared(left, right, by.locale) ?? 0;
  return by.key.isDescending ? -found : found;
}

function sorted(rows: Environment[], keys: Query['orderBy'], locale: Locale): Environment[] {
  if (keys.length === 0) return rows;
  const keyed = rows.map((row) => ({ row, values: keys.map((key) => valueOf(key.expression, row)) }));
  keyed.sort((a, b) => {
    for (const [index, key] of keys.entries()) {
      const found = order(a.values[index] ?? null, b.values[index] ?? null, { key, locale });
      if (found !== 0) return found;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
}

function aggregate(expression: Expression, rows: Environment[]): Value {
  if (expression.kind !== 'call') throw unsupported();
  const [arg] = expression.args;
  const values = rows.map((row) => (arg ? valueOf(arg, row) : 1)).filter((value) => value !== null);
  if (expression.name === 'count') return values.length;
  if (expression.name === 'sum') return values.reduce<number>((total, value) => total + (numberOf(value) ?? 0), 0);
  const sign = expression.name === 'max' ? 1 : -1;
  const locale = rows[0]?.locale;
  return values.reduce<Value>((best, value) => (locale && sign * (compared(value, best, locale) ?? 1) > 0 ? value : best), null);
}

function shown(columns: readonly Output[], locale: Locale, read: (expression: Expression) => Value): ResultRow {
  const pairs = columns.flatMap(({ name, expression }) => {
    const text = textOf(read(expression), locale);
    return text === undefined ? [] : [[name, text] as const];
  });
  return Object.fromEntries(pairs);
}

function distinct(rows: ResultRow[]): ResultRow[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

/** Runs a SELECT. A row is put into words when it is asked for: keys in lower case, values as text, unset columns absent. Throws SuiteqlError. */
export function runQuery(
  text: string,
  setting: { tables: ReadonlyMap<string, Table>; locale: Locale; now: number },
): readonly (() => ResultRow)[] {
  const query = parseQuery(text);
  const scope = scopeOf(query, setting.tables);
  const columns = outputs(query, scope);
  const keys = sortKeys(query, columns);
  const conditions = [...query.joins.map((join) => join.on), ...(query.where ? [query.where] : [])];
  for (const expression of [...columns, ...keys].map((one) => one.expression).concat(conditions)) checkExpression(expression, scope);
  const { locale, now } = setting;
  const rows = joinedRows(query, { scope, locale, now });
  if (columns.some(({ expression }) => isAggregate(expression))) {
    return [() => shown(columns, locale, (expression) => aggregate(expression, rows))];
  }
  const found = sorted(rows, keys, locale).map((row) => () => shown(columns, locale, (expression) => valueOf(expression, row)));
  const all = query.isDistinct ? distinct(found.map((row) => row())).map((row) => () => row) : found;
  return all.slice(0, query.top);
}
