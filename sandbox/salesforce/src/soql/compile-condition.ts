import { ApiFault } from '../api-fault';
import { isFilterable } from '../fields/describe';
import type { FieldDefinition, FieldType } from '../fields/field-definition';
import { normalId } from '../records/record-id';
import { apiTime, type RecordRow, type Value } from '../records/record-row';
import type { Condition, Literal, Operator } from './query-ast';
import { type Asker, readPath, type ResolvedPath, resolvePath } from './resolve-path';

export type Test = (row: RecordRow) => boolean;

const DAY_MS = 86_400_000;
const UNQUOTED: readonly FieldType[] = ['datetime', 'date', 'double', 'int', 'currency', 'boolean'];
const WIRE_NAME: Partial<Record<FieldType, string>> = { datetime: 'dateTime' };

function unfilterable(field: FieldDefinition, reason: string): ApiFault {
  return new ApiFault(400, 'INVALID_FIELD', `\nfield '${field.name}' ${reason}`);
}

/** A filter value as it is compared: text in lower case, ids with 18 characters. */
function comparable(field: FieldDefinition, literal: Literal): Value {
  const { value, kind } = literal;
  if (value === null) return null;
  if (kind === 'string' && UNQUOTED.includes(field.type)) {
    throw unfilterable(
      field,
      `filter criterion must be of type ${WIRE_NAME[field.type] ?? field.type} and should not be enclosed in quotes`,
    );
  }
  if (kind !== 'string' && !UNQUOTED.includes(field.type))
    throw unfilterable(field, 'filter criterion must be a string and be enclosed in quotes');
  if (typeof value === 'string' && (field.type === 'id' || field.type === 'reference')) {
    const id = normalId(value);
    if (!id) throw new ApiFault(400, 'INVALID_QUERY_FILTER_OPERATOR', `\ninvalid ID field: ${value}`);
    return id.toLowerCase();
  }
  if (field.type === 'datetime' && kind === 'date') throw unfilterable(field, 'filter criterion must be of type dateTime');
  return typeof value === 'string' ? value.toLowerCase() : value;
}

const held = (value: unknown): Value =>
  typeof value === 'string' ? value.toLowerCase() : typeof value === 'object' ? null : (value as Value);

function likePattern(value: Value): RegExp {
  const source = String(value).replace(/\\[%_]|[%_]|[.*+?^${}()|[\]\\]/g, (found) => {
    if (found === '%') return '.*';
    if (found === '_') return '.';
    return found.length === 2 ? (found[1] ?? '') : `\\${found}`;
  });
  return new RegExp(`^${source}$`, 'is');
}

function compare(operator: Operator, left: Value, right: Value): boolean {
  if (operator === '=') return left === right;
  if (operator === '!=') return left !== right;
  if (left === null || right === null) return false;
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left >= right;
}

function rangeTest(asker: Asker, path: ResolvedPath, given: { operator: Operator; literal: Literal }): Test {
  const midnight = Math.floor(asker.org.now() / DAY_MS) * DAY_MS;
  const [from, to] = (given.literal.days ?? [0, 1]).map((days) => {
    const time = apiTime(midnight + days * DAY_MS);
    return path.field.type === 'date' ? time.slice(0, 10) : time.toLowerCase();
  }) as [string, string];
  const isSince = String(given.literal.value).startsWith('LAST_N_DAYS');
  const tests: Record<Operator, (value: string) => boolean> = {
    '=': (value) => value >= from && value < to,
    '!=': (value) => value < from || value >= to,
    '<': (value) => value < from,
    '<=': (value) => value < to,
    // `> LAST_N_DAYS:n` is used for "since": the vendor measures it from the first day, not after the last.
    '>': (value) => value >= (isSince ? from : to),
    '>=': (value) => value >= from,
    LIKE: () => false,
  };
  return (row) => {
    const value = held(readPath(asker.org, row, path));
    return typeof value === 'string' && tests[given.operator](value);
  };
}

function filterPath(asker: Asker, object: string, names: readonly string[]): ResolvedPath {
  const path = resolvePath(asker, object, names);
  if (!isFilterable(path.field)) throw unfilterable(path.field, 'can not be filtered in a query call');
  return path;
}

/** A test of rows for a WHERE clause. Text compares without letter case, as the vendor does. Throws INVALID_FIELD. */
export function compileCondition(asker: Asker, object: string, condition: Condition): Test {
  if (condition.kind === 'not') {
    const inner = compileCondition(asker, object, condition.of);
    return (row) => !inner(row);
  }
  if (condition.kind === 'and' || condition.kind === 'or') {
    const tests = condition.of.map((one) => compileCondition(asker, object, one));
    return condition.kind === 'and' ? (row) => tests.every((test) => test(row)) : (row) => tests.some((test) => test(row));
  }
  const path = filterPath(asker, object, condition.path);
  const read = (row: RecordRow): Value => held(readPath(asker.org, row, path));
  if (condition.kind === 'in') {
    const values = new Set(condition.literals.map((one) => comparable(path.field, one)));
    return (row) => values.has(read(row)) !== condition.isNegated;
  }
  const { operator, literal } = condition;
  if (literal.kind === 'range') return rangeTest(asker, path, { operator, literal });
  const wanted = comparable(path.field, literal);
  if (operator !== 'LIKE') return (row) => compare(operator, read(row), wanted);
  const pattern = likePattern(wanted);
  return (row) => pattern.test(String(read(row) ?? ''));
}
