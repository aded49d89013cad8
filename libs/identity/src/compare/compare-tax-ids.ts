import type { NormalisedRecord } from '../normalised-record';
import type { TaxIdentifier } from '../normalise/tax-id';
import { isDigitSlip } from './digit-slip';

/** How tax ids agree at best. `differs` is a veto: both are valid and of one type. */
export type TaxLevel = 'same' | 'unchecked' | 'near' | 'other' | 'differs' | 'unknown';

const RANK: Readonly<Record<TaxLevel, number>> = { unknown: 0, other: 1, near: 2, differs: 3, unchecked: 4, same: 5 };

/** Nothing but digits, after a country's two letters. */
const ALL_DIGITS = /^(?:[a-z]{2})?(\d{5,})$/i;

/** Compares the tax ids of two parties. Derived forms, such as a SIREN within a SIRET or a VAT number, are equal. */
export function compareTaxIds(left: NormalisedRecord, right: NormalisedRecord): TaxLevel {
  let best: TaxLevel = 'unknown';
  for (const one of left.taxIds) {
    for (const other of right.taxIds) {
      const level = compareTaxId(one, other);
      if (RANK[level] > RANK[best]) best = level;
    }
  }
  return best;
}

function compareTaxId(one: TaxIdentifier, other: TaxIdentifier): TaxLevel {
  if (one.country !== '' && other.country !== '' && one.country !== other.country) return 'unknown';
  const isOneType = one.type === other.type && one.country === other.country;
  const [digits, others] = [digitsOf(one.number), digitsOf(other.number)];
  const isSame = one.number === other.number || (!isOneType && isDerived(digits, others));
  if (isSame) return one.isValid || other.isValid ? 'same' : 'unchecked';
  if (isOneType && one.isValid && other.isValid) return 'differs';
  if (digits.length >= 7 && isDigitSlip(digits, others)) return 'near';
  return isOneType || digits.length === others.length ? 'other' : 'unknown';
}

/** The nine digits of a French company stand at the end of its VAT number and at the start of its establishments' numbers. */
function isDerived(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length === 9) return (long.length === 11 && long.endsWith(short)) || (long.length === 14 && long.startsWith(short));
  return short.length === 11 && long.length === 14 && long.startsWith(short.slice(2));
}

/** A letter within a number is a part of it, as in Italy and Spain. */
function digitsOf(number: string): string {
  return ALL_DIGITS.exec(number.replace(/[^a-z\d]/gi, ''))?.[1] ?? number;
}
