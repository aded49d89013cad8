import type { DateValue } from './date-value';
import { SuiteqlError } from './suiteql-error';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const ELEMENT = /"([^"]*)"|(YYYY|YY|MON|MM|DD|HH24|HH12|HH|MI|SS|FF\d?|AM|PM|TZH|TZM|[A-Z]+|[^A-Z"]+)/gi;

interface Element {
  literal?: string;
  name?: string;
}

const known = new Map<string, Element[]>();
const MOST_KNOWN = 200;

function elementsOf(format: string): Element[] {
  const elements = known.get(format) ?? split(format);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(format, elements);
  return elements;
}

function split(format: string): Element[] {
  return [...format.matchAll(ELEMENT)].map(([, quoted, element = '']) => {
    if (quoted !== undefined) return { literal: quoted };
    return /^[A-Z]/i.test(element) ? { name: element.toUpperCase() } : { literal: element };
  });
}

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

function offsetMinutes({ wall, instant }: DateValue): number {
  return Math.round((wall - instant) / 60_000);
}

function shown(name: string, value: DateValue): string {
  const date = new Date(value.wall);
  const hour = date.getUTCHours();
  const offset = offsetMinutes(value);
  const parts: Record<string, () => string> = {
    YYYY: () => pad(date.getUTCFullYear(), 4),
    YY: () => pad(date.getUTCFullYear() % 100),
    MON: () => MONTHS[date.getUTCMonth()] ?? '',
    MM: () => pad(date.getUTCMonth() + 1),
    DD: () => pad(date.getUTCDate()),
    HH24: () => pad(hour),
    HH12: () => pad(hour % 12 || 12),
    HH: () => pad(hour % 12 || 12),
    MI: () => pad(date.getUTCMinutes()),
    SS: () => pad(date.getUTCSeconds()),
    AM: () => (hour < 12 ? 'AM' : 'PM'),
    PM: () => (hour < 12 ? 'AM' : 'PM'),
    TZH: () => `${offset < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(offset) / 60))}`,
    TZM: () => pad(Math.abs(offset) % 60),
  };
  if (/^FF\d?$/.test(name))
    return pad(date.getUTCMilliseconds(), 3)
      .padEnd(Number(name[2] ?? '3'), '0')
      .slice(0, Number(name[2] ?? '3'));
  const part = parts[name];
  if (!part) throw new SuiteqlError(`Search error occurred: Date format not recognized: ${name}`);
  return part();
}

export function formatDate(value: DateValue, format: string): string {
  return elementsOf(format)
    .map(({ literal, name }) => literal ?? shown(name ?? '', value))
    .join('');
}

export interface ReadDate {
  wall: number;
  /** Minutes east of UTC, when the text said so. */
  offset?: number;
}

const PATTERNS: Record<string, string> = { YYYY: '\\d{4}', MON: '[A-Za-z]{3}', AM: '[AaPp][Mm]', PM: '[AaPp][Mm]', TZH: '[+-]?\\d{1,2}' };

function patternOf({ literal, name }: Element): string {
  if (literal !== undefined) return literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  if (name?.startsWith('FF')) return `(?<FF>\\d{1,9})`;
  return `(?<${name === 'PM' ? 'AM' : name}>${PATTERNS[name ?? ''] ?? '\\d{1,2}'})`;
}

function hourOf(parts: Record<string, string | undefined>): number {
  if (parts['HH24'] !== undefined) return Number(parts['HH24']);
  const hour = Number(parts['HH12'] ?? parts['HH'] ?? 0);
  if (parts['AM'] === undefined) return hour;
  return (hour % 12) + (parts['AM'].toUpperCase() === 'PM' ? 12 : 0);
}

/** Reads a date written in a format; a text may leave out the end of the format, as a time may be left out. */
export function readDate(text: string, format: string): ReadDate | undefined {
  const elements = elementsOf(format);
  const nested = elements.map(patternOf).reduceRight((rest, pattern) => `(?:${pattern}${rest})?`, '');
  const parts = new RegExp(`^${nested}$`).exec(text.trim())?.groups;
  if (!parts || (parts['DD'] === undefined && parts['YYYY'] === undefined)) return undefined;
  const month = parts['MON'] ? MONTHS.indexOf(parts['MON'].toUpperCase()) : Number(parts['MM'] ?? 1) - 1;
  const year = Number(parts['YYYY'] ?? Number(parts['YY'] ?? 0) + 2000);
  const millis = Number((parts['FF'] ?? '0').padEnd(3, '0').slice(0, 3));
  const wall = Date.UTC(year, month, Number(parts['DD'] ?? 1), hourOf(parts), Number(parts['MI'] ?? 0), Number(parts['SS'] ?? 0), millis);
  if (Number.isNaN(wall) || month < 0 || month > 11) return undefined;
  const sign = parts['TZH']?.startsWith('-') ? -1 : 1;
  const offset = parts['TZH'] === undefined ? undefined : sign * (Math.abs(Number(parts['TZH'])) * 60 + Number(parts['TZM'] ?? 0));
  return { wall, offset };
}
