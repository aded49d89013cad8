import { Ranked } from './ranked';

/** An address in the United States, where city, region and postal code agree. */
export interface Home {
  readonly line1: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
}

/** Where it lies, each from 0 up to 1. */
export interface HomeChances {
  readonly city: number;
  readonly code: number;
  readonly street: number;
  readonly house: number;
}

interface City {
  readonly name: string;
  readonly region: string;
  readonly firstCode: number;
  readonly codes: number;
}

const words = (text: string): string[] => text.split(' ');
const REGIONS = words(
  'CA TX FL NY PA IL OH GA NC MI NJ VA WA AZ MA TN IN MD MO WI CO MN SC AL LA KY OR OK CT UT IA NV AR MS KS NM NE ID WV HI NH ME RI MT DE SD ND AK VT WY',
);
// prettier-ignore
const CITY_STEMS = words('Spring River Lake Fair Green Mil Ash Clay Bur Dover New Salem Hud King Ox Cedar Mari Clin Au Brook Whit Frank Jack Ather Madi Wood Har Wes Ros Glen Stan Lex Ever Hamp Bel Red Win Elm Nor Pal');
// prettier-ignore
const CITY_ENDS = words('field ton side view ville land bury port ford mont burg dale wood ridge haven worth crest bridge ham hurst stead brook mere gate');
// prettier-ignore
const STREET_STEMS = words('Main Oak Park Maple Cedar Elm Pine Washington Lake Hill Walnut Spring North Ridge Church Willow Mill Sunset Railroad Jackson Cherry West South Highland Center Forest Johnson River Meadow East Chestnut Jefferson Lincoln Spruce Birch College Hickory Franklin Madison Monroe Adams Poplar Dogwood Laurel Magnolia Valley Garden Prospect Grant Hillcrest Union Liberty Sycamore Broad Country Woodland Locust Fairview School Court Orchard Canyon Summit Lakeview Colonial Holly Rose Ivy Juniper Cottage Harbor Bridge Deer Fox Eagle Quail Robin Heron Badger Otter Falcon Clover Aspen Hazel Linden Alder Beech Cypress Mulberry Olive Peach Plum Quarry Sawmill Tanner Potter Cooper Weaver Mason Shepherd Hunter Fisher Archer Baker Miller Carter Wagner Marsh Brook Creek Pond Cove Shore Beach Cliff Stone Granite Marble Copper Silver Golden Amber Crystal Sunrise Morning Evening Autumn Winter Summer');
const STREET_KINDS = words('Street Avenue Road Drive Lane Court Place Way Circle Boulevard');
const CODES = 11_000;
const FIRST_CODE = 10_000;
/** House numbers are dense up to about this one, and go up to twenty times of it. */
const LOW_NUMBERS = 100;

/**
 * The largest has 2.5 % of the people, which is New York's part of the United States in 2010 (2.6 %), and one pair of people in 350 lives
 * in one. Each lies in one region and has its own range of postal codes, one for each 11,000th of the people, but one at least: people of
 * the United States live, on average, in a code that about so many times as many share.
 */
const CITIES: Ranked<City> = Ranked.by({ exponent: 0.58, offset: 0 }, scattered(CITY_STEMS, CITY_ENDS, '')).map(cityWithCodes());

/** Main Street has 1 % of the people, and one pair of people in 500 lives in streets of one name. An estimate: nobody counts that. */
const STREETS: Ranked<string> = Ranked.by({ exponent: 0.7, offset: 5 }, scattered(STREET_STEMS, STREET_KINDS, ' '));

/** The home that these chances fall on. Half of all houses have a number up to 359, all have one up to 2,000. */
export function homeAt({ city, code, street, house }: HomeChances): Home {
  const { name, region, firstCode, codes } = CITIES.at(city);
  const number = 1 + Math.floor(LOW_NUMBERS * (21 ** house - 1));
  return { line1: `${number} ${STREETS.at(street)}`, city: name, region, postalCode: String(firstCode + Math.floor(code * codes)) };
}

function cityWithCodes(): (name: string, share: number, at: number) => City {
  let next = FIRST_CODE;
  return (name, share, at) => {
    const codes = Math.max(1, Math.round(share * CODES));
    const firstCode = next;
    next += codes;
    return { name, region: REGIONS[(at * 7) % REGIONS.length] ?? '', firstCode, codes };
  };
}

/** Each stem with each end; the first of both come first. */
function scattered(stems: readonly string[], ends: readonly string[], between: string): string[] {
  return ends.flatMap((_, turn) => stems.map((stem, at) => `${stem}${between}${ends[(at + turn) % ends.length] ?? ''}`));
}
