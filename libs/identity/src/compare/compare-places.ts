import { distance } from 'fastest-levenshtein';
import { isCrowded } from '../model/crowded-hash';
import type { PreparedPlace } from '../prepare/prepared-place';

/** How places agree at best: one house; one house with a slip; one street; one postal code; one city. */
export type PlaceLevel = 'same' | 'near' | 'street' | 'postalCode' | 'city' | 'differs' | 'unknown';

/** What two records' places say: their own, and whether an employer's place is shared. */
export interface PlaceAgreement {
  readonly own: PlaceLevel;
  /** Both spellings of a city, where nothing nearer than a city is shared. */
  readonly cities: readonly string[];
  readonly isAtWork: boolean;
  /** Whether the nearest that they come is two homes of one building. */
  readonly areNeighbours: boolean;
}

const RANK: Readonly<Record<PlaceLevel, number>> = { unknown: -1, differs: 0, city: 1, postalCode: 2, street: 3, near: 4, same: 5 };

/** Compares two records' places. At a crowded house nearness says nothing. */
export function comparePlaces(
  left: readonly PreparedPlace[],
  right: readonly PreparedPlace[],
  crowded: ReadonlySet<string>,
): PlaceAgreement {
  let own: PlaceLevel = 'unknown';
  let cities: readonly string[] = [];
  let isAtWork = false;
  let areNeighbours = false;
  for (const one of left) {
    for (const other of right) {
      const level = comparePlace(one, other);
      if (one.isWork || other.isWork) isAtWork ||= level === 'same';
      else if (RANK[level] > RANK[own] && (RANK[level] <= RANK.city || !isCrowdedHouse([one, other], crowded))) {
        own = level;
        areNeighbours = RANK[level] > RANK.city && isOtherHome(one, other) && one.numbers.some((number) => other.numbers.includes(number));
        cities = level === 'city' ? [one.city, other.city] : [];
      }
    }
  }
  return { own, cities, isAtWork, areNeighbours };
}

function isCrowdedHouse(places: readonly PreparedPlace[], crowded: ReadonlySet<string>): boolean {
  return crowded.size > 0 && places.some(({ house }) => house !== '' && isCrowded(crowded, 'house', house));
}

function comparePlace(one: PreparedPlace, other: PreparedPlace): PlaceLevel {
  if (one.country !== '' && other.country !== '' && one.country !== other.country) return 'differs';
  const isCode = one.postalCode !== '' && one.postalCode === other.postalCode;
  const isCity = sharesCity(one, other);
  const isHouse = !isOtherHome(one, other) && one.numbers.some((number) => other.numbers.includes(number));
  const isStreet = sharesStreet(one, other);
  const isNamedHouse = !isOtherHome(one, other) && one.numbers.length === 0 && other.numbers.length === 0 && one.street !== '';
  if (isCode && isStreet && (isHouse || isNamedHouse)) return 'same';
  const isNear = isNearCode(one.postalCode, other.postalCode);
  const isArea = isCode || isCity || isNear;
  if ((isCode && isHouse) || (isArea && isHouse && one.street !== '' && one.street === other.street)) return 'near';
  if ((isCode || (isCity && isNear)) && one.street !== '' && one.street === other.street) return 'street';
  if (isCode) return 'postalCode';
  return isCity ? 'city' : 'differs';
}

/** Two homes of one building are two households, and so are 5a and 5b of one street. */
function isOtherHome(one: PreparedPlace, other: PreparedPlace): boolean {
  if (one.unit !== '' && other.unit !== '' && one.unit !== other.unit) return true;
  return one.lettered.length > 0 && other.lettered.length > 0 && !one.lettered.some((number) => other.lettered.includes(number));
}

function sharesCity(one: PreparedPlace, other: PreparedPlace): boolean {
  if (one.city === '' || other.city === '') return false;
  if (one.city === other.city) return true;
  return one.citySounds.some((sound) => sound.length > 2 && other.citySounds.includes(sound));
}

/** A word of the street's name that is no street word, or the whole name but for a slip. */
function sharesStreet(one: PreparedPlace, other: PreparedPlace): boolean {
  if (one.street === other.street) return true;
  if (one.words.some((word) => word.length > 3 && other.words.includes(word))) return true;
  const [long, longest] = [one.words[0] ?? '', other.words[0] ?? ''];
  return Math.min(long.length, longest.length) >= 4 && distance(long, longest) <= 3;
}

function isNearCode(one: string, other: string): boolean {
  return one.length >= 4 && one.length === other.length && distance(one, other) <= 1;
}
