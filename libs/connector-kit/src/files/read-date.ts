const MONTH_FIRST: ReadonlySet<string> = new Set(['US', 'PH', 'MH', 'FM', 'PW']);

/**
 * A day as ISO date: ISO itself, year first, eight digits, or as it is written in the country. Undefined for what is no day, and for one
 * that could be two because the country is not known.
 */
export function readDate(text: string, country: string | null): string | undefined {
  const trimmed = text.trim();
  const yearFirst = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})(?:日|[T ].*)?$/.exec(trimmed);
  if (yearFirst) return dayOf(yearFirst[1], yearFirst[2], yearFirst[3]);
  const yearLast = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(trimmed);
  if (!yearLast) return undefined;
  const [, first, second, year] = yearLast;
  if (Number(first) > 12) return dayOf(year, second, first);
  if (Number(second) > 12) return dayOf(year, first, second);
  if (first === second) return dayOf(year, first, second);
  // Dots part days only where the day comes first.
  if (country === null && !trimmed.includes('.')) return undefined;
  return country !== null && MONTH_FIRST.has(country) ? dayOf(year, first, second) : dayOf(year, second, first);
}

/** A moment, in epoch milliseconds; a day counts from its midnight, UTC. Null for what is none. */
export function readTime(text: string, country: string | null): number | null {
  const trimmed = text.trim();
  const whole = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(trimmed) ? trimmed.replace(' ', 'T') : undefined;
  const zoned = whole && !/(Z|[+-]\d{2}:?\d{2})$/.test(whole) ? `${whole}Z` : whole;
  const parsed = Date.parse(zoned ?? `${readDate(trimmed, country) ?? ''}T00:00:00Z`);
  return Number.isNaN(parsed) ? null : parsed;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function dayOf(year = '', month = '', day = ''): string | undefined {
  const isLeap = (Number(year) % 4 === 0 && Number(year) % 100 !== 0) || Number(year) % 400 === 0;
  const last = month === '2' || month === '02' ? (isLeap ? 29 : 28) : (DAYS[Number(month) - 1] ?? 0);
  return Number(day) >= 1 && Number(day) <= last ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
}
