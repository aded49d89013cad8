import { distance } from 'fastest-levenshtein';
import type { Prepared } from '../prepare/prepare';

/** How phones agree at best. `work` is an employer's number on either side. */
export type PhoneLevel = 'same' | 'alike' | 'work' | 'differs' | 'unknown';

/** Compares the phones of two persons or companies by their last digits, so that a missing prefix is none against. */
export function comparePhones(left: Prepared, right: Prepared): PhoneLevel {
  const own = compareOwn(left.phones, right.phones);
  if (own === 'same') return own;
  const isWork =
    shares(left.workPhones, right.workPhones) || shares(left.workPhones, right.phones) || shares(left.phones, right.workPhones);
  return isWork ? 'work' : own;
}

function compareOwn(left: readonly string[], right: readonly string[]): PhoneLevel {
  if (left.length === 0 || right.length === 0) return 'unknown';
  if (shares(left, right)) return 'same';
  return left.some((one) => right.some((other) => isSlip(one, other))) ? 'alike' : 'differs';
}

/** One digit, or two that changed places. */
function isSlip(one: string, other: string): boolean {
  const apart = distance(one, other);
  return apart === 1 || (apart === 2 && one.length === other.length && [...one].sort().join('') === [...other].sort().join(''));
}

function shares(left: readonly string[], right: readonly string[]): boolean {
  return left.some((value) => right.includes(value));
}
