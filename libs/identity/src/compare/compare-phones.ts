import type { Prepared } from '../prepare/prepare';
import { isDigitSlip } from './digit-slip';

/** How phones agree at best. `work` is an employer's number on either side. */
export type PhoneLevel = 'same' | 'alike' | 'work' | 'differs' | 'unknown';

/** Compares the phones of two persons or companies by their last digits, so that a missing prefix is none against. */
export function comparePhones(left: Prepared, right: Prepared, crowded: ReadonlySet<string>): PhoneLevel {
  const own = compareOwn(left.phones, right.phones, crowded);
  if (own === 'same') return own;
  const isWork =
    shares(left.workPhones, right.workPhones) || shares(left.workPhones, right.phones) || shares(left.phones, right.workPhones);
  return isWork ? 'work' : own;
}

function compareOwn(left: readonly string[], right: readonly string[], crowded: ReadonlySet<string>): PhoneLevel {
  if (left.length === 0 || right.length === 0) return 'unknown';
  const shared = left.filter((phone) => right.includes(phone));
  if (shared.length > 0) return shared.some((phone) => !crowded.has(`phone|${phone}`)) ? 'same' : 'unknown';
  return left.some((one) => right.some((other) => isDigitSlip(one, other))) ? 'alike' : 'differs';
}

function shares(left: readonly string[], right: readonly string[]): boolean {
  return left.some((value) => right.includes(value));
}
