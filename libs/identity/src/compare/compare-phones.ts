import { isCrowded } from '../model/crowded-hash';
import { phoneTail, type Prepared } from '../prepare/prepare';
import { isDigitSlip } from './digit-slip';

/** How phones agree at best. `work` is an employer's number on either side. */
export type PhoneLevel = 'same' | 'alike' | 'work' | 'differs' | 'unknown';

/** Compares the phones of two persons or companies; a number whose country is not known is compared by its last digits. */
export function comparePhones(left: Prepared, right: Prepared, crowded: ReadonlySet<string>): PhoneLevel {
  const own = compareOwn(left.phones, right.phones, crowded);
  if (own === 'same') return own;
  const isWork =
    shares(left.workPhones, right.workPhones) || shares(left.workPhones, right.phones) || shares(left.phones, right.workPhones);
  return isWork ? 'work' : own;
}

function compareOwn(left: readonly string[], right: readonly string[], crowded: ReadonlySet<string>): PhoneLevel {
  if (left.length === 0 || right.length === 0) return 'unknown';
  let isShared = false;
  for (const phone of left) {
    if (!right.some((other) => isSame(phone, other))) continue;
    if (!isCrowded(crowded, 'phone', phoneTail(phone))) return 'same';
    isShared = true;
  }
  if (isShared) return 'unknown';
  return left.some((one) => right.some((other) => isDigitSlip(...asFarAsKnown(one, other)))) ? 'alike' : 'differs';
}

function shares(left: readonly string[], right: readonly string[]): boolean {
  return left.some((one) => right.some((other) => isSame(one, other)));
}

function isSame(one: string, other: string): boolean {
  if (one === other) return true;
  if (!one.endsWith(other.slice(-1))) return false;
  const [left, right] = asFarAsKnown(one, other);
  return left === right;
}

/** Both in full where they are of one country; else their ends, since a prefix may be missing, or guessed wrongly. */
function asFarAsKnown(one: string, other: string): [string, string] {
  return prefixOf(one) === prefixOf(other) ? [one, other] : [phoneTail(one), phoneTail(other)];
}

/** Enough of a country's prefix to tell two apart: North America's and Russia's are of one digit. */
function prefixOf(phone: string): string {
  return phone.startsWith('+') ? (/^\+(?:[17]|\d\d)/.exec(phone)?.[0] ?? phone) : phone;
}
