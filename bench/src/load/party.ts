import { draw } from './draw';

/** Who a source record is about, as its systems tell of it. All of it is invented. */
export interface Party {
  readonly number: number;
  readonly kind: 'person' | 'organisation';
  readonly given: string;
  readonly family: string;
  readonly company: string;
  readonly email: string;
  /** Ten digits. */
  readonly phone: string;
  readonly line1: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  readonly taxId: string;
}

// prettier-ignore
const GIVEN = ['Ada', 'Bruno', 'Carla', 'Dario', 'Elena', 'Finn', 'Greta', 'Hugo', 'Ines', 'Jonas', 'Karin', 'Liam', 'Mara', 'Nils', 'Olga', 'Pablo', 'Quinn', 'Rosa',
  'Sven', 'Tessa', 'Ulla', 'Viktor', 'Wanda', 'Xenia', 'Yusuf', 'Zoe', 'André', 'Björn', 'Chloé', 'Søren'];
// prettier-ignore
const STEMS = ['Alder', 'Birch', 'Cedar', 'Dorn', 'Eber', 'Fels', 'Grün', 'Hasel', 'Iven', 'Jung', 'Kirsch', 'Linden', 'Mohn', 'Nord', 'Oster', 'Pfeil', 'Quell', 'Rosen',
  'Stein', 'Tannen', 'Ulmen', 'Vogel', 'Weiden', 'Zeder'];
// prettier-ignore
const ENDS = ['berg', 'feld', 'hof', 'mann', 'stein', 'tal', 'wald', 'ward', 'well', 'wick', 'field', 'ford', 'ham', 'ley', 'man', 'ridge', 'son', 'stone', 'ton', 'wood'];
const STREETS = ['Main Street', 'Oak Avenue', 'Hill Road', 'Lake Drive', 'Park Lane', 'Station Road', 'Mill Court', 'Garden Place'];
const CITIES = ['Springfield', 'Riverton', 'Lakeside', 'Fairview', 'Greenville', 'Milton', 'Ashland', 'Clayton'];
const REGIONS = ['CA', 'NY', 'TX', 'WA', 'IL', 'OR', 'MA', 'CO'];
const TRADES = ['Textiles', 'Tools', 'Outfitters', 'Foods', 'Supplies', 'Motors', 'Books', 'Interiors'];
const COMPANIES_IN_100 = 15;

/** The party of this number; different numbers make different parties, though names and streets are shared as in life. */
export function partyOf(number: number): Party {
  const pick = <T>(from: readonly T[], salt: number): T => from[draw(number * 31 + salt, from.length)] as T;
  const given = pick(GIVEN, 1);
  const family = `${pick(STEMS, 2)}${pick(ENDS, 3)}`;
  const mail = `${given}.${family}`
    .normalize('NFD')
    .replace(/[^a-zA-Z.]/g, '')
    .toLowerCase();
  const digits = String(number % 10_000_000).padStart(7, '0');
  return {
    number,
    kind: draw(number * 31 + 4, 100) < COMPANIES_IN_100 ? 'organisation' : 'person',
    given,
    family,
    company: `${family} ${pick(TRADES, 5)} Inc`,
    email: `${mail}.${number}@example.com`,
    // An area code from 2 to 9, 555 and the rest: no number is anybody's.
    phone: `${2 + (Number(digits.slice(0, 3)) % 8)}${digits.slice(1, 3)}555${digits.slice(3)}`,
    line1: `${1 + draw(number * 31 + 6, 900)} ${pick(STREETS, 7)}`,
    city: pick(CITIES, 8),
    region: pick(REGIONS, 9),
    postalCode: String(10_000 + draw(number * 31 + 10, 40_000)),
    taxId: `${10 + draw(number * 31 + 11, 80)}-${digits}`,
  };
}
