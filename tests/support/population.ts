import { familyName, GIVEN } from './names';
import { seededRandom } from './seeded-random';

/** Somebody who is known to some of the systems; invented. */
export interface Citizen {
  readonly index: number;
  readonly given: string;
  readonly family: string;
  readonly email: string;
  /** E.164. */
  readonly phone: string;
  readonly street: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  /** The systems that know this person. */
  readonly systems: readonly string[];
}

const CITIES = [
  ['Albany', 'NY', '122'],
  ['Buffalo', 'NY', '142'],
  ['Trenton', 'NJ', '086'],
  ['Hartford', 'CT', '061'],
  ['Salem', 'MA', '019'],
] as const;
const STREETS = ['Juniper Street', 'Mill Road', 'Harbor Lane', 'Orchard Way', 'Station Road', 'Quarry Lane', 'Maple Avenue'];

export interface Population {
  readonly systems: readonly string[];
  /** Records in each system. */
  readonly each: number;
  readonly seed: number;
}

/** Exchanges that end in 11 are no numbers. */
const FIRST_PLACE = 20_000;

/** People of whom each system knows about half, so that the systems overlap by half; the same for the same seed. */
export function population({ systems, each, seed }: Population): Citizen[] {
  const random = seededRandom(seed);
  const room = new Map(systems.map((system) => [system, each]));
  const people: Citizen[] = [];
  for (let index = 0; [...room.values()].some((free) => free > 0); index += 1) {
    const knowing = systems.filter((system) => (room.get(system) ?? 0) > 0 && random() < 0.5);
    for (const system of knowing) room.set(system, (room.get(system) ?? 0) - 1);
    if (knowing.length > 0) people.push(citizen(index, knowing, random));
  }
  return people;
}

function citizen(index: number, systems: readonly string[], random: () => number): Citizen {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const [given, family] = [pick(GIVEN), familyName(Math.floor(random() * 1_000), Math.floor(random() * 1_000))];
  const [city, region, zip] = pick(CITIES);
  return {
    index,
    given,
    family,
    email: `${given}.${family}.${index}@example.com`.toLowerCase(),
    phone: numberOf(FIRST_PLACE + index),
    street: `${1 + Math.floor(random() * 400)} ${pick(STREETS)}`,
    city,
    region,
    postalCode: `${zip}${String(index % 100).padStart(2, '0')}`,
    systems,
  };
}

/**
 * A number of its own for each place below 59,049, E.164. Its last digit is a check, so that none is another one with a slip of the pen;
 * no other digit is a 9, since the check does not see that 09 and 90 changed places.
 */
export function numberOf(place: number): string {
  const digits = `5${place.toString(9).padStart(5, '0')}`;
  const sum = [...digits].reverse().reduce((total, digit, at) => total + (at % 2 === 1 ? Number(digit) : doubled(Number(digit))), 0);
  return `+1212${digits}${(10 - (sum % 10)) % 10}`;
}

function doubled(digit: number): number {
  return digit > 4 ? digit * 2 - 9 : digit * 2;
}
