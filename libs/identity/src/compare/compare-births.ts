import type { Prepared } from '../prepare/prepare';
import { isDigitSlip } from './digit-slip';

/** How birth dates agree at best: one date; two of its parts or day and month swapped; only the year, as e-mails tell it. */
export type BirthLevel = 'same' | 'near' | 'year' | 'yearDiffers' | 'differs' | 'unknown';

/** Compares what two persons' records say about their births. */
export function compareBirths(left: Prepared, right: Prepared): BirthLevel {
  const [own, others] = [left.record.birthDates, right.record.birthDates];
  if (own.length > 0 && others.length > 0) {
    if (own.some((date) => others.includes(date))) return 'same';
    return own.some((date) => others.some((other) => isNear(date, other))) ? 'near' : 'differs';
  }
  if (left.years.length === 0 || right.years.length === 0) return 'unknown';
  return left.years.some((year) => right.years.includes(year)) ? 'year' : 'yearDiffers';
}

function isNear(one: string, other: string): boolean {
  const [year, month, day] = one.split('-');
  const [otherYear, otherMonth, otherDay] = other.split('-');
  if (year === otherYear && month === otherDay && day === otherMonth) return true;
  if (isDigitSlip(one.replaceAll('-', ''), other.replaceAll('-', ''))) return true;
  return Number(year === otherYear) + Number(month === otherMonth) + Number(day === otherDay) === 2;
}
