import { distance } from 'fastest-levenshtein';
import { isCrowded } from '../model/crowded-hash';
import type { PreparedEmail } from '../prepare/prepared-email';
import { areNumbersEqual, isTransposed } from './word-likeness';

/** How e-mails agree at best: one address; one local part at two providers, or a slip of the pen; two addresses. */
export type EmailLevel = 'same' | 'alike' | 'differs' | 'unknown';

const TELLING = 6;
const GMAIL = 'gmail.com';

/** Compares the e-mails of two persons. What is crowded neither agrees nor differs. */
export function compareEmails(left: readonly PreparedEmail[], right: readonly PreparedEmail[], crowded: ReadonlySet<string>): EmailLevel {
  if (left.length === 0 || right.length === 0) return 'unknown';
  let best: EmailLevel = 'differs';
  let hasCrowded = false;
  for (const one of left) {
    for (const other of right) {
      if (one.address === other.address) {
        if (!isCrowded(crowded, 'email', one.address)) return 'same';
        hasCrowded = true;
        continue;
      }
      if (best !== 'alike' && isAlike(one, other)) best = 'alike';
    }
  }
  return hasCrowded && best === 'differs' ? 'unknown' : best;
}

/** Whether the two have addresses at one company, each another one. */
export function areColleagues(left: readonly PreparedEmail[], right: readonly PreparedEmail[], level: EmailLevel): boolean {
  if (level !== 'differs') return false;
  return left.some(({ company }) => company !== '' && right.some((other) => other.company === company));
}

/** Gmail heeds no dots, so that none are left in its addresses. */
function isUndotted(one: PreparedEmail, other: PreparedEmail): boolean {
  if ((one.domain === GMAIL) === (other.domain === GMAIL)) return false;
  return one.local.replaceAll('.', '') === other.local.replaceAll('.', '');
}

function isAlike(one: PreparedEmail, other: PreparedEmail): boolean {
  if (Math.min(one.local.length, other.local.length) < TELLING) return false;
  if (one.local === other.local || isUndotted(one, other)) return true;
  if (one.domain !== other.domain || Math.abs(one.local.length - other.local.length) > 1) return false;
  const isOneSlip = distance(one.local, other.local) <= 1 || isTransposed(one.local, other.local);
  return isOneSlip && areNumbersEqual(one.local, other.local);
}
