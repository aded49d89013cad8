import { formatDate, readDate } from './date-format';
import { DateValue } from './date-value';
import { SuiteqlError } from './suiteql-error';

export type Value = string | number | DateValue | null;

/** How the account writes dates, and on which clock. */
export interface Locale {
  timeZone: string;
  dateFormat: string;
}

/** A value as the answer shows it: a bare date loses its time. */
export function textOf(value: Value, locale: Locale): string | undefined {
  if (value === null) return undefined;
  return value instanceof DateValue ? formatDate(value, locale.dateFormat) : String(value);
}

/** A text where a date is needed is read in the account's own format. */
export function dateOf(value: Value, locale: Locale): DateValue | null {
  if (value === null || value instanceof DateValue) return value;
  const read = readDate(String(value), `${locale.dateFormat} HH:MI:SS AM`);
  if (!read) throw new SuiteqlError('Search error occurred: Invalid date value (must be in the format of the account)');
  return DateValue.atWall(read.wall, locale.timeZone);
}

export function numberOf(value: Value): number | null {
  if (value === null) return null;
  const number = value instanceof DateValue ? Number.NaN : Number(value);
  if (Number.isNaN(number)) throw new SuiteqlError('Search error occurred: Invalid number');
  return number;
}

/** Below, equal or above zero; null when either side is unset. */
export function compared(left: Value, right: Value, locale: Locale): number | null {
  if (left === null || right === null) return null;
  if (left instanceof DateValue || right instanceof DateValue) {
    return (dateOf(left, locale)?.wall ?? 0) - (dateOf(right, locale)?.wall ?? 0);
  }
  if (typeof left === 'number' || typeof right === 'number') return (numberOf(left) ?? 0) - (numberOf(right) ?? 0);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
