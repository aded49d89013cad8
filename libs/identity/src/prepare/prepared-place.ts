import { houseOf, type Place } from '../normalise/place';
import { nameSkeletons } from '../normalise/name-skeleton';

/** A place with its street taken apart. */
export interface PreparedPlace {
  readonly country: string;
  readonly postalCode: string;
  readonly city: string;
  readonly citySounds: readonly string[];
  /** Numbers of the line, the house's among them. */
  readonly numbers: readonly string[];
  /** House numbers with a letter, such as `5a`. */
  readonly lettered: readonly string[];
  /** Words of the street's name, longest first. */
  readonly words: readonly string[];
  readonly street: string;
  /** What tells a home from the others of its building; '' where nothing does. */
  readonly unit: string;
  /** As it is counted; '' where it is not known. */
  readonly house: string;
  readonly isWork: boolean;
}

/** The place with its street taken apart; `isWork` where it is an employer's. */
export function preparePlace({ country, postalCode, city, line, unit }: Place, isWork: boolean): PreparedPlace {
  const [numbers, lettered, words]: [string[], string[], string[]] = [[], [], []];
  for (const token of line.split(' ')) {
    const number = NUMBER.exec(token)?.[0];
    if (number === undefined) {
      if (token.length > 2) words.push(token);
      continue;
    }
    numbers.push(number);
    if (LETTERED.test(token)) lettered.push(token);
  }
  const street = words.length < 2 ? (words[0] ?? '') : [...words].sort().join(' ');
  if (words.length > 1) words.sort((one, other) => other.length - one.length || (one < other ? -1 : 1));
  return {
    country,
    postalCode,
    city,
    citySounds: city === '' ? NONE : nameSkeletons(city),
    numbers,
    lettered,
    words,
    street,
    unit,
    house: houseOf({ postalCode, line }),
    isWork,
  };
}

const NUMBER = /^\d+/;
const LETTERED = /^\d+[a-z]$/;
const NONE: readonly string[] = [];
