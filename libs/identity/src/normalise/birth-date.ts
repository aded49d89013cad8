/** Days that systems write where they know none. */
// prettier-ignore
const NO_DAYS: ReadonlySet<string> = new Set([
  '1970-01-01', '1969-12-31', '1900-01-01', '1899-12-30', '1899-12-31', '1901-01-01', '1904-01-01', '1753-01-01', '1600-01-01', '1911-11-11', '1910-10-10', '1111-11-11', '2222-02-22', '9999-12-31', '2099-12-31', '1800-01-01',
]);
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Countries that write the month before the day. */
const MONTH_FIRST: ReadonlySet<string> = new Set(['US', 'PH', 'FM', 'PW', 'MH', 'BZ']);

/** The ISO date of birth, or undefined for what is no date or stands for none, such as 1 January 1900. `country` tells day from month. */
export function normaliseBirthDate(text: string, country: string | null = null): string | undefined {
  const date = isoOf(text.trim(), country);
  if (date === undefined) return undefined;
  return isDay(date) && date > '1900-01-01' && date < '2100-01-01' && !NO_DAYS.has(date) ? date : undefined;
}

function isDay(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0));
}

function isoOf(text: string, country: string | null): string | undefined {
  const iso = /^(\d{4})[-/.年]?(\d{2})[-/.月]?(\d{2})(?!\d)/.exec(text) ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)/.exec(text);
  if (iso) return `${iso[1]}-${two(iso[2])}-${two(iso[3])}`;
  const local = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/.exec(text);
  if (!local) return undefined;
  const [first, second] = [Number(local[1]), Number(local[2])];
  const isMonthFirst = second > 12 || (first <= 12 && MONTH_FIRST.has(country ?? ''));
  return isMonthFirst ? `${local[3]}-${two(local[1])}-${two(local[2])}` : `${local[3]}-${two(local[2])}-${two(local[1])}`;
}

function two(digits = ''): string {
  return digits.padStart(2, '0');
}
