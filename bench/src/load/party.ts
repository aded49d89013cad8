import { draw } from './draw';
import { FAMILY_NAMES } from './family-names';
import { GIVEN_NAMES } from './given-names';
import { homeAt, type Home } from './home';

/** Who a source record is about, as its systems tell of it. All of it is invented. */
export interface Party extends Home {
  readonly number: number;
  readonly kind: 'person' | 'organisation';
  readonly given: string;
  readonly family: string;
  readonly company: string;
  readonly email: string;
  /** Ten digits. */
  readonly phone: string;
  readonly taxId: string;
}

// prettier-ignore
const TRADES = ['Textiles', 'Tools', 'Outfitters', 'Foods', 'Supplies', 'Motors', 'Books', 'Interiors', 'Plumbing', 'Roofing', 'Electric', 'Dental', 'Landscaping', 'Logistics', 'Bakery',
  'Printing', 'Optics', 'Paints', 'Farms', 'Engineering', 'Catering', 'Fitness', 'Pharmacy', 'Ceramics', 'Software', 'Realty', 'Cleaning', 'Furniture', 'Jewelry', 'Insurance'];
const COMPANIES_IN_100 = 15;
const HOUSEMATES_IN_100 = 43;
/** Two, since of the parties that come to a full store only every other number does, and they live together as those there do. */
const BETWEEN_HOUSEMATES = 2;
const CHANCES = 2 ** 32;
/** As many as there are numbers of an area from 200 to 999, then 555. */
const PHONES = 8_000_000;
/** Prime to `PHONES`, so that no two parties have one phone, and large, so that those of a house are no slip of each other's. */
const APART = 7_654_321;

/**
 * The party of this number, the same each time; numbers below 8,000,000 have e-mails, phones and tax ids that nobody else has. Names,
 * cities and streets are as common as those of the United States are: `FAMILY_NAMES`, `GIVEN_NAMES` and `homeAt` say how common.
 *
 * 15 in 100 are companies. 43 in 100 people live with the party two numbers before, unless that is a company: at one address, by one
 * family name, each with another given name. So about 60 in 100 share their home with somebody, most of them with one or two.
 */
export function partyOf(number: number): Party {
  const head = headOf(number);
  const given = givenOf(number, head);
  const family = FAMILY_NAMES.at(chance(head, 2));
  const mail = `${given}.${family}`
    .normalize('NFD')
    .replace(/[^a-zA-Z.]/g, '')
    .toLowerCase();
  const apart = (number * APART) % PHONES;
  const line = String(apart % 10_000).padStart(4, '0');
  return {
    number,
    kind: isCompany(number) ? 'organisation' : 'person',
    given,
    family,
    company: `${family} ${TRADES[draw(number * 31 + 5, TRADES.length)]} Inc`,
    email: `${mail}.${number}@example.com`,
    // An area code, 555 and the rest: no number is anybody's.
    phone: `${200 + Math.floor(apart / 10_000)}555${line}`,
    ...homeAt({ city: chance(head, 8), code: chance(head, 9), street: chance(head, 7), house: chance(head, 6) }),
    taxId: `${10 + draw(number * 31 + 11, 80)}-${String(apart).padStart(7, '0')}`,
  };
}

function isCompany(number: number): boolean {
  return draw(number * 31 + 4, 100) < COMPANIES_IN_100;
}

/** The party whose home and family name this one has; itself, mostly. */
function headOf(number: number): number {
  let head = number;
  while (livesWithPrevious(head)) head -= BETWEEN_HOUSEMATES;
  return head;
}

function livesWithPrevious(number: number): boolean {
  const previous = number - BETWEEN_HOUSEMATES;
  return previous >= 0 && draw(number * 31 + 3, 100) < HOUSEMATES_IN_100 && !isCompany(number) && !isCompany(previous);
}

/** A given name that nobody of the house has whose number is smaller. */
function givenOf(number: number, head: number): string {
  const names = new Set<string>();
  let given = '';
  for (let member = head; member <= number; member += BETWEEN_HOUSEMATES) {
    given = GIVEN_NAMES.at(chance(member, 12));
    for (let salt = 13; names.has(given); salt += 1) given = GIVEN_NAMES.at(chance(member, salt));
    names.add(given);
  }
  return given;
}

/** From 0 up to 1. */
function chance(number: number, salt: number): number {
  return draw(number * 31 + salt, CHANCES) / CHANCES;
}
