import type { Account } from '../account/account';
import type { FieldDefinition } from '../fields/field-definition';
import { instantOf, wallOf } from '../suiteql/account-dates';
import { readDate } from '../suiteql/date-format';
import { invalidParameter } from '../vendor-error';
import type { EntityRecord, FieldValue, RecordType } from './entity-record';
import type { Filter } from './filter-syntax';
import { plainValue } from './render-record';

type Condition = Extract<Filter, { kind: 'condition' }>;
type Test = (value: FieldValue, given: string[], account: Account) => boolean;

const lower = (value: unknown): string => String(value).toLowerCase();
const DAY_MS = 86_400_000;

/** A date in the account's format and time zone, with or without a time, or ISO 8601. */
function instantIn(text: string, { config }: Account): number {
  const read = readDate(text, `${config.dateFormat} HH:MI:SS AM`) ?? readDate(text, `${config.dateFormat} HH:MI AM`);
  const instant = read ? instantOf(read.wall, config.timeZone) : Date.parse(text);
  if (Number.isNaN(instant)) throw invalidParameter('Invalid search query. The date cannot be read.', 'q');
  return instant;
}

const onDates =
  (test: (value: number, given: number) => boolean): Test =>
  (value, [given = ''], account) =>
    test(Date.parse(String(value)), instantIn(given, account));

const onNumbers =
  (test: (value: number, given: number[]) => boolean): Test =>
  (value, given) =>
    test(Number(value), given.map(Number));

const onTexts =
  (test: (value: string, given: string) => boolean): Test =>
  (value, [given = '']) =>
    test(lower(value), lower(given));

const onSameDay: Test = (value, [given = ''], account) => {
  const day = (instant: number): number => Math.floor(wallOf(instant, account.config.timeZone) / DAY_MS);
  return day(Date.parse(String(value))) === day(instantIn(given, account));
};

const TEXT: Record<string, Test> = {
  IS: onTexts((value, given) => value === given),
  CONTAIN: onTexts((value, given) => value.includes(given)),
  START_WITH: onTexts((value, given) => value.startsWith(given)),
  END_WITH: onTexts((value, given) => value.endsWith(given)),
};
const NUMBER: Record<string, Test> = {
  ANY_OF: onNumbers((value, given) => given.includes(value)),
  EQUAL: onNumbers((value, [given]) => value === given),
  GREATER: onNumbers((value, [given = Number.NaN]) => value > given),
  GREATER_OR_EQUAL: onNumbers((value, [given = Number.NaN]) => value >= given),
  LESS: onNumbers((value, [given = Number.NaN]) => value < given),
  LESS_OR_EQUAL: onNumbers((value, [given = Number.NaN]) => value <= given),
  BETWEEN: onNumbers((value, [low = Number.NaN, high = Number.NaN]) => value >= low && value <= high),
};
const DATE: Record<string, Test> = {
  AFTER: onDates((value, given) => value > given),
  ON_OR_AFTER: onDates((value, given) => value >= given),
  BEFORE: onDates((value, given) => value < given),
  ON_OR_BEFORE: onDates((value, given) => value <= given),
  ON: onSameDay,
};
const CHOICE: Record<string, Test> = { ANY_OF: (value, given) => given.includes(String(value)), IS: TEXT['IS'] ?? (() => false) };

function testsFor(field: FieldDefinition): Record<string, Test> {
  if (field.name === 'id') return { ...NUMBER, IS: onTexts((value, given) => value === given) };
  if (field.kind === 'number') return NUMBER;
  if (field.kind === 'date' || field.kind === 'datetime') return DATE;
  if (field.kind === 'boolean') return { IS: onTexts((value, given) => value === given || value[0] === given) };
  return field.kind === 'reference' || field.kind === 'choice' ? CHOICE : TEXT;
}

export interface FilterContext {
  account: Account;
  type: RecordType;
  withheld: ReadonlySet<string>;
}

interface Fit {
  field: FieldDefinition;
  isNegated: boolean;
  /** None = whether the field is empty. */
  test?: Test;
}

function fitOf({ field: name, operator: written }: Condition, { account, type, withheld }: FilterContext): Fit {
  const field = account.fields[type].byName(name);
  if (!field || withheld.has(name.toLowerCase())) throw invalidParameter(`Invalid search query. Unknown field '${name}'.`, 'q');
  const isNegated = written.endsWith('_NOT');
  const operator = written.replace(/_NOT$/, '');
  const test = testsFor(field)[operator];
  if (!test && operator !== 'EMPTY')
    throw invalidParameter(`Invalid search query. The operator ${written} does not fit the field '${name}'.`, 'q');
  return { field, isNegated, test };
}

export function matchesFilter(filter: Filter, customer: EntityRecord, context: FilterContext): boolean {
  if (filter.kind === 'condition') {
    const { field, isNegated, test } = fitOf(filter, context);
    const value = plainValue(customer, field.name, context.account);
    const isMet = test ? value !== undefined && test(value, filter.values, context.account) : value === undefined;
    return isMet !== isNegated;
  }
  const holds = (part: Filter): boolean => matchesFilter(part, customer, context);
  return filter.kind === 'and' ? filter.parts.every(holds) : filter.parts.some(holds);
}

/** Refuses unknown fields and operators even when there is nothing to try them on. */
export function checkFilter(filter: Filter, context: FilterContext): void {
  if (filter.kind === 'condition') fitOf(filter, context);
  else for (const part of filter.parts) checkFilter(part, context);
}
