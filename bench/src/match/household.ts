import { Dice } from './dice';
import { SCRIPTS, type Spelled } from './foreign-names';
import type { Locale } from './locale';
import { LOCALES } from './locales';

/** Where somebody lives or works. */
export interface Home {
  readonly number: string;
  readonly street: string;
  readonly unit: string;
  readonly city: readonly [string, string];
  readonly region: string;
  readonly postalCode: string;
}

/** Somebody invented, as all systems together could know. A name is its own script first, then ways of writing it. */
export interface Person {
  /** Differs for every person of a file. */
  readonly number: number;
  readonly locale: Locale;
  readonly given: Spelled;
  readonly family: Spelled;
  readonly middle: string;
  /** Another family name, after or before a marriage; '' where there is none. */
  readonly maiden: string;
  readonly emails: readonly string[];
  readonly mobile: string;
  readonly landline: string;
  readonly home: Home;
  readonly formerHome: Home | null;
  readonly birth: readonly [year: number, month: number, day: number];
  readonly taxId: string;
  readonly loyaltyId: string;
  readonly reference: string;
  /** For whom the person buys. */
  readonly employer: { readonly name: string; readonly domain: string; readonly home: Home } | null;
}

const SIZES = [0, 1841, 624, 251, 180, 47];
/** Numbers of persons between one household and the next. */
export const PEOPLE_APART = 8;
const FOREIGN = 0.13;

/** The people of one household: an address, mostly a family name, now and then a number or an e-mail in common. */
export function householdOf(seed: number, number: number): readonly Person[] {
  const dice = new Dice(seed, number);
  const locale = localeOf(dice);
  const foreign = dice.chance(FOREIGN) ? dice.pick(SCRIPTS) : null;
  const family = familyOf(dice, locale, foreign?.families ?? null);
  const shared = { locale, family, home: homeOf(dice, locale), landline: phoneOf(number * PEOPLE_APART + 7, locale, false), foreign };
  const people: Person[] = [];
  for (let index = 0, size = dice.weighted(SIZES); index < size; index += 1) {
    people.push(personOf(dice, number * PEOPLE_APART + index, { ...shared, before: people.at(-1) ?? null, employer: null }));
  }
  return people;
}

export function localeOf(dice: Dice): Locale {
  return LOCALES[dice.weighted(LOCALES.map(({ weight }) => weight))] as Locale;
}

interface Around {
  readonly locale: Locale;
  readonly family: Spelled;
  readonly home: Home;
  readonly landline: string;
  readonly foreign: { readonly givens: readonly Spelled[] } | null;
  /** Who was there before: a twin, a namesake of another generation, or whose mailbox is used. */
  readonly before: Person | null;
  readonly employer: Person['employer'];
}

/** One person of a household or of a company. */
export function personOf(dice: Dice, number: number, { before, foreign, ...around }: Around): Person {
  const { locale, family } = around;
  const isNamesake = before !== null && dice.chance(0.02);
  const isTwin = before !== null && !isNamesake && dice.chance(0.05);
  const drawn = (): Spelled => (foreign ? dice.pick(foreign.givens) : [dice.pickCommon(locale.givens)]);
  const own = drawn();
  // Parents seldom choose a name that the house has already, common or not.
  const given = isNamesake ? before.given : before !== null && latin(own) === latin(before.given) ? drawn() : own;
  const birth = isTwin ? before.birth : ([dice.between(1935, 2008), dice.between(1, 12), dice.between(1, 28)] as const);
  const emails = Array.from({ length: dice.chance(0.5) ? 2 : 1 }, (_, at) =>
    mailOf(dice, [latin(given), latin(family)], { number, at, locale }),
  );
  return {
    ...around,
    ...{ number, given, birth },
    middle: dice.chance(0.15) ? dice.pick(locale.givens) : '',
    maiden: dice.chance(0.045) ? latin(familyOf(dice, locale, null)) : '',
    emails: before !== null && dice.chance(0.05) ? [before.emails[0] as string] : emails,
    mobile: before !== null && dice.chance(0.05) ? before.mobile : phoneOf(number, locale, true),
    formerHome: dice.chance(0.13) ? homeOf(dice, locale) : null,
    taxId: locale.code === 'BR' ? cpfOf(number) : '',
    loyaltyId: `L${100_000_000 + ((number * 7_919) % 900_000_000)}`,
    reference: `REFx${number}`,
  };
}

/** The commonest way in which a name is written in Latin letters. */
export function latin(name: Spelled): string {
  return name[1] ?? name[0];
}

function familyOf(dice: Dice, { stems, ends }: Locale, foreign: readonly Spelled[] | null): Spelled {
  if (foreign) return dice.pick(foreign);
  return [`${dice.pickCommon(stems)}${dice.pickCommon(ends)}${dice.chance(0.04) ? `-${dice.pick(stems)}${dice.pick(ends)}` : ''}`];
}

export function homeOf(dice: Dice, locale: Locale): Home {
  const digits = locale.postal.replaceAll(/[9A]/g, (kind) => (kind === '9' ? String(dice.below(10)) : dice.pick([...'ABDEGHLNPRSTW'])));
  const stem = `${dice.pick(locale.streetStems)}${dice.chance(0.5) ? '' : ` ${dice.pick(locale.streetStems)}`}`;
  return {
    number: `${dice.between(1, 250)}${dice.chance(0.06) ? dice.pick(['a', 'b', 'c']) : ''}`,
    street: locale.street[0] === undefined ? stem : dice.pick(locale.street).replace('*', stem),
    unit: dice.chance(0.3) ? String(dice.between(1, 80)) : '',
    city: dice.pick(locale.cities),
    region: dice.pick(locale.regions),
    postalCode: digits,
  };
}

function mailOf(
  dice: Dice,
  [given, family]: readonly [string, string],
  { number, at, locale }: { number: number; at: number; locale: Locale },
): string {
  const [first, last] = [given, family].map((name) =>
    name
      .normalize('NFD')
      .replaceAll(/[^a-zA-Z]/g, '')
      .toLowerCase(),
  );
  const head = dice.pick([`${first}.${last}`, `${first}${last}`, `${first?.[0]}${last}`, `${last}_${first}`, `${first}${last?.[0]}`]);
  return `${head}${number * 2 + at}@${dice.pick(locale.providers)}`;
}

/** National digits: no two numbers of persons give the same. */
export function phoneOf(number: number, { mobile, landline, digits }: Locale, isMobile: boolean): string {
  const heads = isMobile ? mobile : landline;
  const room = 10 ** digits;
  // The factor is prime to ten, so that all that are below the room stay apart.
  const scattered = Math.floor(number / heads.length) % room;
  const head = number % heads.length;
  // Each head begins elsewhere, so that two of one house have numbers that are no slip of each other's.
  const national = (BigInt(scattered) * 7_654_321n + BigInt(head) * 3_141_593n) % BigInt(room);
  return `${heads[head]}${String(Number(national)).padStart(digits, '0')}`;
}

function cpfOf(number: number): string {
  const body = String((number * 7_919) % 1_000_000_000).padStart(9, '0');
  const check = (text: string) => {
    const rest = [...text].reduce((sum, digit, at) => sum + Number(digit) * (text.length + 1 - at), 0) % 11;
    return rest < 2 ? 0 : 11 - rest;
  };
  const first = check(body);
  return `${body}${first}${check(`${body}${first}`)}`;
}
