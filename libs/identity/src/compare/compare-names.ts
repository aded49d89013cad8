import type { NamePart } from '../prepare/name-part';
import type { Prepared } from '../prepare/prepare';
import { familyLikeness, givenLikeness, isGendered, isNearInSpelling, type Likeness } from './word-likeness';

/** How the given or the family names of two records agree at best. A part of several is one word of a double name. */
export type NameLevel = Likeness | 'part' | 'unknown';

/** How the names of two persons agree. */
export interface NameAgreement {
  readonly given: NameLevel;
  readonly family: NameLevel;
  /** Whether the family name of one stands where the other has the given name. */
  readonly isSwapped: boolean;
}

const RANK: Readonly<Record<NameLevel, number>> = { same: 6, nickname: 5, alike: 4, part: 3, initial: 2, unknown: 1, differs: -2 };

/** Compares two persons' names; a given name in the family's field and the other way round is the same name. */
export function compareNames(left: Prepared, right: Prepared): NameAgreement {
  const given = compareGivens(left, right);
  const family = compareParts(left.family, right.family, familyLikeness);
  if (RANK[given] + RANK[family] > 8 || left.given.words.length * right.family.words.length === 0)
    return { given, family, isSwapped: false };
  const crossed = {
    given: compareParts(left.given, right.family, givenLikeness),
    family: compareParts(left.family, right.given, familyLikeness),
  };
  const isBetter =
    isKnown(crossed.given) && isKnown(crossed.family) && RANK[crossed.given] + RANK[crossed.family] > RANK[given] + RANK[family] + 1;
  return isBetter ? { ...crossed, isSwapped: true } : { given, family, isSwapped: false };
}

/** How two records' given names agree; a name that is the other's middle name agrees in part. */
export function compareGivens(left: Pick<Prepared, 'given' | 'middles'>, right: Pick<Prepared, 'given' | 'middles'>): NameLevel {
  const level = compareParts(left.given, right.given, givenLikeness);
  if (level === 'part' && isOfTwoNames(left.given, right.given)) return 'differs';
  if (level !== 'differs') return level;
  return isMiddle(left.given, right.middles) || isMiddle(right.given, left.middles) ? 'part' : level;
}

/** Whether each has a double name of which the other has one half only: Ana Júlia and Ana Vitória are two people. */
function isOfTwoNames(left: NamePart, right: NamePart): boolean {
  if (left.wholes.length !== 1 || right.wholes.length !== 1 || left.words.length < 2 || right.words.length < 2) return false;
  return hasOwn(left.words, right.words) && hasOwn(right.words, left.words);
}

/** Whether one of the words is like none of the others. */
function hasOwn(words: readonly string[], others: readonly string[]): boolean {
  return words.some((word) => word.length > 2 && others.every((other) => other.length > 2 && givenLikeness(word, other) === 'differs'));
}

function isKnown(level: NameLevel): boolean {
  return level !== 'unknown' && level !== 'differs';
}

function compareParts(left: NamePart, right: NamePart, likeness: (one: string, other: string) => Likeness): NameLevel {
  if (left.words.length === 0 || right.words.length === 0) return 'unknown';
  let best: NameLevel = 'differs';
  for (const [at, one] of left.wholes.entries()) {
    for (const [place, other] of right.wholes.entries()) {
      if (one === other) return 'same';
      const level = likeness(one, other);
      if (RANK[level] > RANK[best]) best = level;
      if (
        RANK[best] < RANK.alike &&
        soundAlike(left.sounds[at], right.sounds[place]) &&
        isNearInSpelling(one, other) &&
        !isGendered(one, other)
      )
        best = 'alike';
    }
  }
  if (RANK[best] >= RANK.alike || (left.words.length === 1 && right.words.length === 1)) return best;
  return partly(left.words, right.words, likeness) ?? best;
}

function partly(
  left: readonly string[],
  right: readonly string[],
  likeness: (one: string, other: string) => Likeness,
): NameLevel | undefined {
  let isInitial = false;
  for (const one of left) {
    for (const other of right) {
      if (Math.max(one.length, other.length) < 3) continue;
      const level = likeness(one, other);
      if (level === 'same' || level === 'alike' || level === 'nickname') return 'part';
      if (level === 'initial') isInitial = true;
    }
  }
  return isInitial ? 'initial' : undefined;
}

function soundAlike(own: readonly string[] | undefined, others: readonly string[] | undefined): boolean {
  return own !== undefined && others !== undefined && own.some((sound) => sound.length > 2 && others.includes(sound));
}

function isMiddle({ words }: NamePart, middles: readonly string[]): boolean {
  return words.some(
    (word) =>
      word.length > 1 && middles.some((middle) => middle.length > 1 && (middle === word || givenLikeness(middle, word) === 'alike')),
  );
}
