import { isSameSkeleton } from './name-skeleton';
import { givenKinship } from './nicknames';
import { familyParts } from './person-name';
import { isSameChineseFamily } from './script/chinese';
import { isHan } from './script/readings';
import { slips } from './slips';

/** How near two spellings of a name are, the nearest first. `spelling`: one in another script, language or place; `slip`: of the pen. */
export type NameKinship = 'same' | 'nickname' | 'part' | 'spelling' | 'slip' | 'initial' | 'translation' | 'none';

const ORDER: readonly NameKinship[] = ['same', 'nickname', 'part', 'spelling', 'slip', 'initial', 'translation', 'none'];

/** How near two records' given names are at best. Two that are both written in Han letters are compared by those alone. */
export function givenNamesKinship(left: readonly string[], right: readonly string[]): NameKinship {
  return nearest(left, right, givenNameKinship);
}

/** How near two records' family names are at best; `part` where double names share one, or one has a particle more. */
export function familyNamesKinship(left: readonly string[], right: readonly string[]): NameKinship {
  return nearest(left, right, familyNameKinship);
}

/** How near two given names are, by their first words unless the whole is one. */
export function givenNameKinship(left: string, right: string): NameKinship {
  if (isJoined(left, right)) return 'same';
  const [one = '', other = ''] = [left, right].map((name) => name.split(' ')[0]);
  if (one === other) return 'same';
  if (one.length === 1 || other.length === 1) return one[0] === other[0] ? 'initial' : 'none';
  const kinship = givenKinship(one, other);
  if (kinship === 'nickname') return kinship;
  if (isGenderPair(one, other)) return 'none';
  if (isSameSkeleton(one, other) || isSameSkeleton(left, right)) return 'spelling';
  return isSlip(one, other) ? 'slip' : kinship;
}

/** How near two family names are. */
export function familyNameKinship(left: string, right: string): NameKinship {
  if (isJoined(left, right)) return 'same';
  const [ones, others] = [familyParts(left), familyParts(right)];
  if (ones.some((part) => part.length > 1 && others.includes(part))) return 'part';
  if (isSameSkeleton(left, right) || isSameChineseFamily(left, right)) return 'spelling';
  if (isSlip(left, right)) return 'slip';
  const isAlike = (one: string, other: string) => one.length > 3 && other.length > 3 && (isSameSkeleton(one, other) || isSlip(one, other));
  return ones.length + others.length > 2 && ones.some((one) => others.some((other) => isAlike(one, other))) ? 'slip' : 'none';
}

/** Whether two given names differ in the ending that makes one a man's and the other a woman's, as Mario and Maria. */
export function isGenderPair(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < 4) return false;
  return (
    (short.length === long.length && short.slice(0, -1) === long.slice(0, -1) && /^(ao|oa|ea|ae)$/.test(`${short.at(-1)}${long.at(-1)}`)) ||
    long === `${short}a`
  );
}

function nearest(left: readonly string[], right: readonly string[], of: (one: string, other: string) => NameKinship): NameKinship {
  const [one, other] = [left.filter(isHan), right.filter(isHan)];
  if (one.length > 0 && other.length > 0) return one.some((name) => other.includes(name)) ? 'same' : 'none';
  const found = left.flatMap((name) => right.filter((text) => isHan(name) === isHan(text)).map((text) => of(name, text)));
  return ORDER.find((kinship) => found.includes(kinship)) ?? 'none';
}

function isJoined(one: string, other: string): boolean {
  return one === other || one.replaceAll(' ', '') === other.replaceAll(' ', '');
}

/** One slip from four letters on, two from eight; never in a number. */
function isSlip(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  const most = length >= 8 ? 2 : 1;
  return length >= 4 && one.replace(/\D/g, '') === other.replace(/\D/g, '') && slips(one, other, most) <= most;
}
