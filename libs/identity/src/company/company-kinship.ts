import { isSameSkeleton } from '../normalise/name-skeleton';
import { isHan } from '../normalise/script/readings';
import { slips } from '../normalise/slips';
import type { CompanyName } from './company-name';

/**
 * How two company names stand to each other, legal forms and branches aside, the strongest first. `reordered`: one set of words;
 * `abbreviated`: word by word equal or cut short; `slip`: a slip of the pen; `sounds`: one skeleton; `short`: one leaves out the other's last
 * words, which may be its trade or make it a sister company.
 */
export type CompanyKinship = 'same' | 'reordered' | 'abbreviated' | 'slip' | 'sounds' | 'short' | 'differs';

type Named = Pick<CompanyName, 'name'>;

/** How two normalised company names stand to each other. */
export function companyKinship({ name: one }: Named, { name: other }: Named): CompanyKinship {
  if (one === other) return 'same';
  if (isHan(one) && isHan(other)) return one.startsWith(other) || other.startsWith(one) ? 'short' : 'differs';
  const [left, right] = [one.split(' '), other.split(' ')];
  if (one.replaceAll(' ', '') === other.replaceAll(' ', '')) return 'same';
  if (left.length === right.length && [...left].sort().join(' ') === [...right].sort().join(' ')) return 'reordered';
  if (left.length === right.length && left.every((word, at) => isWordOrCut(word, right[at] ?? ''))) return 'abbreviated';
  if (isSlip(one, other)) return 'slip';
  if (hasNumber(one) || hasNumber(other)) return 'differs';
  if (left.length === right.length && left.every((word, at) => isAlike(word, right[at] ?? ''))) return 'sounds';
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return short.length < long.length && short.every((word, at) => word === long[at] || isSlip(word, long[at] ?? '')) ? 'short' : 'differs';
}

/** A word and its beginning, three letters or more, as in `packaging` and `pack`. */
function isWordOrCut(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short === long || (short.length >= 3 && long.length - short.length >= 2 && long.startsWith(short));
}

/** Two slips in a long name, one in a name of six letters or more; never a digit, which tells one company from the next. */
function isSlip(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  const most = length >= 14 ? 2 : 1;
  return length >= 6 && slips(one, other, most) <= most && one.replace(/\D/g, '') === other.replace(/\D/g, '');
}

function isAlike(one: string, other: string): boolean {
  return isWordOrCut(one, other) || isSlip(one, other) || (Math.min(one.length, other.length) >= 5 && isSameSkeleton(one, other));
}

function hasNumber(name: string): boolean {
  return /\d/.test(name);
}
