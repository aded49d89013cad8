import type { NameLevel } from '../compare/compare-names';
import type { PersonFindings } from '../compare/person-findings';
import type { Level } from '../model/levels';
import type { MatchingModel } from '../model/matching-model';
import type { Prepared } from '../prepare/prepare';
import { cityBits, rarityBits } from './rarity';
import type { Scored } from './scored';
import { sortedLevels } from './sorted-levels';

const GIVEN: Readonly<Record<NameLevel, Level | null>> = {
  same: 'name.givenSame',
  nickname: 'name.givenNickname',
  alike: 'name.givenAlike',
  part: 'name.givenPart',
  initial: 'name.givenInitial',
  differs: 'name.givenDiffers',
  unknown: null,
};
const FAMILY: Readonly<Record<NameLevel, Level | null>> = {
  same: 'name.familySame',
  nickname: 'name.familyAlike',
  alike: 'name.familyAlike',
  part: 'name.familyPart',
  initial: 'name.familyInitial',
  differs: 'name.familyDiffers',
  unknown: null,
};

/** The levels at which two persons agree, as the model names them. */
export function levelsOfPersons(found: PersonFindings): Level[] {
  const { names, email, phone, place, birth, tax } = found;
  const levels: Level[] = found.references.length === 0 ? [] : [...found.references];
  const [given, family] = [GIVEN[names.given], FAMILY[names.family]];
  if (given) levels.push(given);
  if (family) levels.push(family);
  if (found.middle !== 'unknown') levels.push(`name.middle${found.middle === 'same' ? 'Same' : 'Differs'}`);
  if (found.suffixDiffers) levels.push('name.suffixDiffers');
  if (email !== 'unknown') levels.push(`email.${email}`);
  if (phone !== 'unknown') levels.push(`phone.${phone}`);
  if (place.own !== 'unknown') levels.push(`place.${place.own}`);
  if (place.isAtWork) levels.push('place.work');
  if (birth !== 'unknown') levels.push(`birthDate.${birth}`);
  if (tax !== 'unknown') levels.push(`taxId.${tax}`);
  if (found.isLoyal) levels.push('loyaltyId.same');
  if (found.employers.length > 0) levels.push('employer.same');
  return levels;
}

/** What two persons' agreement is worth in bits, level by level. */
export function scorePersons(found: PersonFindings, [left, right]: readonly [Prepared, Prepared], model: MatchingModel): Scored {
  const levels = sortedLevels(levelsOfPersons(found));
  const { bits } = model.persons;
  const [one, other] = [asRead(left, found.names.swapped === 'left'), asRead(right, found.names.swapped === 'right')];
  const worth = levels.map((level) => {
    const usual = bits[level] ?? 0;
    if (level === 'name.givenSame') return rarityBits({ kind: 'g', words: shared(one.given.words, other.given.words), usual }, model);
    if (level === 'place.city') return cityBits(found.place.cities, usual, model);
    if (level === 'employer.same') return employerBits(found.employers, usual, model);
    if (level === 'name.familySame') return rarityBits({ kind: 'f', words: shared(one.family.words, other.family.words), usual }, model);
    return usual;
  });
  return { levels, bits: worth, weight: worth.reduce((sum, one) => sum + one, 0) };
}

/** Two may write one employer differently: what more people write counts. */
function employerBits(names: readonly string[], usual: number, model: MatchingModel): number {
  return Math.min(...names.map((name) => rarityBits({ kind: 'e', words: [name], usual }, model)));
}

function asRead({ given, family }: Prepared, isSwapped: boolean): Pick<Prepared, 'given' | 'family'> {
  return isSwapped ? { given: family, family: given } : { given, family };
}

function shared(left: readonly string[], right: readonly string[]): string[] {
  return left.filter((word) => right.includes(word));
}
