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
  const tokens = line.split(' ').filter((token) => token !== '');
  const numbers = tokens.filter((token) => /^\d/.test(token)).map((token) => /^\d+/.exec(token)?.[0] ?? token);
  const words = tokens
    .filter((token) => !/^\d/.test(token) && token.length > 2)
    .sort((one, other) => other.length - one.length || (one < other ? -1 : 1));
  return {
    country,
    postalCode,
    city,
    citySounds: city === '' ? [] : nameSkeletons(city),
    numbers,
    lettered: tokens.filter((token) => /^\d+[a-z]$/.test(token)),
    words,
    street: [...words].sort().join(' '),
    unit,
    house: houseOf({ postalCode, line }),
    isWork,
  };
}
