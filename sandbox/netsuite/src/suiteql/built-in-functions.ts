import { formatDate, readDate } from './date-format';
import { DateValue } from './date-value';
import { SuiteqlError } from './suiteql-error';
import { dateOf, type Locale, numberOf, textOf, type Value } from './value';

type Arguments = readonly Value[];
export type SqlFunction = (args: Arguments, locale: Locale) => Value;

const onText =
  (change: (text: string, args: Arguments) => Value): SqlFunction =>
  (args, locale) => {
    const text = textOf(args[0] ?? null, locale);
    return text === undefined ? null : change(text, args);
  };

function toDate(args: Arguments, locale: Locale): Value {
  const [text = null, format = null] = args;
  if (text === null || text instanceof DateValue) return text;
  if (format === null) return dateOf(text, locale);
  const read = readDate(String(text), String(format));
  if (!read) throw new SuiteqlError('Search error occurred: The literal does not match the date format');
  if (read.offset !== undefined) return DateValue.atInstant(read.wall - read.offset * 60_000, locale.timeZone);
  return DateValue.atWall(read.wall, locale.timeZone);
}

function toChar(args: Arguments, locale: Locale): Value {
  const [value = null, format = null] = args;
  if (value instanceof DateValue && format !== null) return formatDate(value, String(format));
  return textOf(value, locale) ?? null;
}

function substring(text: string, args: Arguments): Value {
  const start = numberOf(args[1] ?? null) ?? 1;
  const length = args[2] === undefined ? undefined : (numberOf(args[2]) ?? 0);
  const from = start < 0 ? text.length + start : Math.max(0, start - 1);
  return text.slice(from, length === undefined ? undefined : from + length) || null;
}

const firstSet: SqlFunction = (args) => args.find((value) => value !== null) ?? null;

/** Functions of one row, by the name they are called with. */
export const FUNCTIONS: ReadonlyMap<string, SqlFunction> = new Map<string, SqlFunction>([
  ['upper', onText((text) => text.toUpperCase())],
  ['lower', onText((text) => text.toLowerCase())],
  ['trim', onText((text) => text.trim() || null)],
  ['length', onText((text) => text.length)],
  ['substr', onText(substring)],
  ['replace', onText((text, args) => text.replaceAll(String(args[1] ?? ''), String(args[2] ?? '')) || null)],
  ['concat', (args, locale) => args.map((value) => textOf(value, locale) ?? '').join('') || null],
  ['coalesce', firstSet],
  ['nvl', firstSet],
  ['to_number', ([value = null]) => numberOf(value)],
  ['to_char', toChar],
  ['to_date', toDate],
  ['to_timestamp', toDate],
  ['to_timestamp_tz', toDate],
  ['sys_extract_utc', ([value = null], locale) => dateOf(value, locale)?.inUtc() ?? null],
]);

export const AGGREGATES: ReadonlySet<string> = new Set(['count', 'min', 'max', 'sum']);

/** The column's display text instead of its id; only the row knows it. */
export const DISPLAY = 'builtin.df';
