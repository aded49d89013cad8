import { DateValue } from './date-value';
import { DISPLAY, FUNCTIONS } from './built-in-functions';
import { ownerOf, type Scope } from './scope';
import { unsupported } from './suiteql-error';
import type { Comparison, Expression } from './syntax';
import type { Row } from './table';
import { compared, type Locale, numberOf, textOf, type Value } from './value';

/** One row of the joined tables; a table that an outer join found nothing in is absent. */
export interface Environment {
  scope: Scope;
  rows: ReadonlyMap<string, Row>;
  locale: Locale;
  rowNumber: number;
  /** The time of the query, in ms. */
  now: number;
}

type Truth = boolean | null;

const COMPARE: Record<Comparison, (order: number) => boolean> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** An expression belongs to one query, so what holds of it in one row holds in all. */
const owners = new WeakMap<object, string>();
const constants = new WeakMap<Expression, Value>();
const patterns = new Map<string, RegExp>();
const MOST_PATTERNS = 1_000;

function rowOf(column: { table?: string; name: string }, env: Environment): Row | undefined {
  const owner = owners.get(column) ?? ownerOf(column, env.scope);
  owners.set(column, owner);
  return env.rows.get(owner);
}

function columnValue(column: { table?: string; name: string }, env: Environment): Value {
  if (column.table === undefined && column.name === 'rownum') return env.rowNumber;
  if (column.table === undefined && (column.name === 'sysdate' || column.name === 'current_date')) {
    return DateValue.atInstant(env.now, env.locale.timeZone);
  }
  return rowOf(column, env)?.value(column.name) ?? null;
}

function call(expression: Extract<Expression, { kind: 'call' }>, env: Environment): Value {
  const [first] = expression.args;
  if (expression.name === DISPLAY && first?.kind === 'column') return rowOf(first, env)?.display(first.name) ?? null;
  const known = constants.get(expression);
  if (known !== undefined) return known;
  const run = FUNCTIONS.get(expression.name);
  if (!run) throw unsupported();
  const value = run(
    expression.args.map((arg) => valueOf(arg, env)),
    env.locale,
  );
  if (expression.args.every((arg) => arg.kind === 'literal')) constants.set(expression, value);
  return value;
}

function arithmetic(expression: Extract<Expression, { kind: 'arithmetic' }>, env: Environment): Value {
  const [left, right] = [valueOf(expression.left, env), valueOf(expression.right, env)];
  if (left === null || right === null) return null;
  const sign = expression.operator === '-' ? -1 : 1;
  if (left instanceof DateValue) {
    // A number beside a date is days, as in Oracle.
    return DateValue.atWall(left.wall + sign * (numberOf(right) ?? 0) * 86_400_000, env.locale.timeZone);
  }
  const [a, b] = [numberOf(left) ?? 0, numberOf(right) ?? 0];
  if (expression.operator === '*') return a * b;
  return expression.operator === '/' ? a / b : a + sign * b;
}

/** The value of an expression in one row. A condition where a value is needed is refused. */
export function valueOf(expression: Expression, env: Environment): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.value === '' ? null : expression.value;
    case 'column':
      return columnValue(expression, env);
    case 'call':
      return call(expression, env);
    case 'concat':
      return [expression.left, expression.right].map((side) => textOf(valueOf(side, env), env.locale) ?? '').join('') || null;
    case 'arithmetic':
      return arithmetic(expression, env);
    default:
      throw unsupported();
  }
}

function isLike(text: string, pattern: string): boolean {
  const known = patterns.get(pattern) ?? likePattern(pattern);
  if (patterns.size >= MOST_PATTERNS) patterns.clear();
  patterns.set(pattern, known);
  return known.test(text);
}

function likePattern(pattern: string): RegExp {
  const source = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  return new RegExp(`^${source}$`, 's');
}

const not = (truth: Truth): Truth => (truth === null ? null : !truth);

function either(truths: Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes(null) ? null : false;
}

/** Whether a condition holds in one row; null = it cannot be said, since something is unset. */
export function truthOf(expression: Expression, env: Environment): Truth {
  const order = (left: Expression, right: Expression): number | null => compared(valueOf(left, env), valueOf(right, env), env.locale);
  const holds = (operator: Comparison, sides: [Expression, Expression]): Truth => {
    const found = order(...sides);
    return found === null ? null : COMPARE[operator](found);
  };
  switch (expression.kind) {
    case 'or':
      return either([truthOf(expression.left, env), truthOf(expression.right, env)]);
    case 'and':
      return not(either([not(truthOf(expression.left, env)), not(truthOf(expression.right, env))]));
    case 'not':
      return not(truthOf(expression.value, env));
    case 'isNull':
      return valueOf(expression.value, env) === null;
    case 'compare':
      return holds(expression.operator, [expression.left, expression.right]);
    case 'in':
      return either(expression.options.map((option) => holds('=', [expression.value, option])));
    case 'between':
      return not(either([not(holds('>=', [expression.value, expression.low])), not(holds('<=', [expression.value, expression.high]))]));
    case 'like': {
      const [text, pattern] = [expression.value, expression.pattern].map((side) => textOf(valueOf(side, env), env.locale));
      return text === undefined || pattern === undefined ? null : isLike(text, pattern);
    }
    default:
      throw unsupported();
  }
}
