import type { Dice } from './dice';
import { latin, phoneOf, type Home, type Person } from './household';
import { SYSTEMS, type Row, type System } from './row';
import { mojibake, plain, restyled, typo, writtenDay, writtenPhone } from './spoil';

/** How often a system records what; full names alone, and middle names as far as there are any. */
const RECORDED: Readonly<
  Record<System, Readonly<Record<'email' | 'place' | 'birth' | 'loyalty' | 'reference' | 'fullOnly' | 'country', number>>>
> = {
  commerce: { email: 0.94, place: 0.89, birth: 0.39, loyalty: 0.22, reference: 0.06, fullOnly: 0.13, country: 0.85 },
  crm: { email: 0.84, place: 0.62, birth: 0.29, loyalty: 0.18, reference: 0.3, fullOnly: 0, country: 0.84 },
  erp: { email: 0.56, place: 0.86, birth: 0.1, loyalty: 0, reference: 0.12, fullOnly: 0.39, country: 0.87 },
};
const SYSTEM_WEIGHTS = [54, 30, 16];
/** Where the second numbers of people begin. */
const OTHER_NUMBERS = 20_000_000;
const PLACEHOLDERS = {
  email: [
    ...['none@none.com', 'noreply@example.com', 'test@test.com', 'na@na.com', 'no@email.com', 'x@x.com', 'donotreply@shop.example'],
    ...Array.from({ length: 12 }, (_, store) => `store0${10 + store}@retailer.example`),
  ],
  phone: ['111111111', '1234567890', '+00 000 000', '999-999-9999', 'N/A', '000-0000', '0000000000', '-'],
};

/** What one system has of a person. */
export function personRow(dice: Dice, person: Person): Row {
  const system = SYSTEMS[dice.weighted(SYSTEM_WEIGHTS)] as System;
  const recorded = RECORDED[system];
  const atWork = person.employer !== null && dice.chance(0.6);
  const home = atWork && person.employer ? person.employer.home : person.formerHome && dice.chance(0.4) ? person.formerHome : person.home;
  return {
    source_system: system,
    record_type: 'person',
    ...namesOf(dice, person, system),
    ...(atWork && system !== 'erp' ? { company_name: person.employer?.name ?? '' } : {}),
    ...(dice.chance(recorded.email) ? { email: emailOf(dice, person, atWork) } : {}),
    ...phonesOf(dice, person),
    ...(dice.chance(recorded.place) ? placeOf(dice, home, person.locale.street) : {}),
    ...(dice.chance(recorded.country) ? { country: dice.pick(person.locale.spellings) } : {}),
    ...(dice.chance(recorded.birth) ? { birth_date: writtenDay(dice, person.birth, person.locale) } : {}),
    ...(person.taxId !== '' && dice.chance(0.55) ? { tax_id: person.taxId } : {}),
    ...(dice.chance(recorded.loyalty) ? { loyalty_id: person.loyaltyId } : {}),
    ...(dice.chance(recorded.reference) ? { external_ref: person.reference } : {}),
  };
}

function namesOf(dice: Dice, person: Person, system: System): Row {
  const isNative = person.given.length > 1 && dice.chance(0.42);
  const way = isNative ? 0 : dice.chance(0.25) ? 2 : 1;
  const [given, family] = [person.given[way] ?? latin(person.given), person.family[way] ?? latin(person.family)].map((name) =>
    spoilt(dice, name),
  ) as [string, string];
  const shown = {
    given: dice.chance(0.03) ? `${given[0] ?? ''}.` : given,
    family: person.maiden !== '' && dice.chance(0.4) ? person.maiden : family,
  };
  const middle = person.middle !== '' && dice.chance(0.25) ? (dice.chance(0.6) ? (person.middle[0] ?? '') : person.middle) : '';
  const full = `${shown.given}${middle === '' ? '' : ` ${middle}`} ${shown.family}`;
  if (dice.chance(RECORDED[system].fullOnly)) return { full_name: dice.chance(0.3) ? `${shown.family}, ${shown.given}` : full };
  const names = dice.chance(0.025)
    ? { given_name: shown.family, family_name: shown.given }
    : { given_name: shown.given, family_name: shown.family };
  return {
    ...names,
    middle_name: middle,
    title: dice.chance(0.07) ? dice.pick(['Mr', 'Ms', 'Dr']) : '',
    ...(system === 'crm' ? { full_name: full } : {}),
  };
}

/** One name as it stands in a system. */
export function spoilt(dice: Dice, name: string): string {
  const written = dice.chance(0.045) ? typo(dice, name) : dice.chance(0.15) ? plain(name) : dice.chance(0.05) ? mojibake(name) : name;
  return restyled(dice, written);
}

function emailOf(dice: Dice, { emails, employer, number }: Person, atWork: boolean): string {
  if (dice.chance(0.04)) return dice.pick(PLACEHOLDERS.email);
  if (dice.chance(0.02)) return `${(number * 31 + dice.below(1_000_000)).toString(16)}@relay.marketplace.example`;
  const [main = '', other = main] = emails;
  const mail = atWork && employer && dice.chance(0.6) ? `${main.split('@')[0]}@${employer.domain}` : dice.chance(0.35) ? other : main;
  if (dice.chance(0.03)) return mail.replace(/^[^@]+/, (local) => typo(dice, local));
  if (dice.chance(0.02)) return mail.replace('@', '+shop@');
  return dice.chance(0.1) ? mail.toUpperCase() : mail;
}

function phonesOf(dice: Dice, { number, mobile, landline, locale, employer }: Person): Row {
  const which = dice.weighted([27, 34, 24, 10, 5]);
  if (which === 0) return {};
  if (which === 4) return { [dice.chance(0.7) ? 'phone' : 'mobile']: dice.pick(PLACEHOLDERS.phone) };
  // Of several numbers that somebody has had, one system knows this and another that.
  const national = dice.chance(0.1) ? phoneOf(number + OTHER_NUMBERS, locale, true) : mobile;
  const own = writtenPhone(dice, national, locale.dial);
  const main = dice.chance(employer ? 0.4 : 0.08) ? writtenPhone(dice, landline, locale.dial) : own;
  return { ...(which === 1 || which === 3 ? { phone: main } : {}), ...(which >= 2 ? { mobile: own } : {}) };
}

/** An address as it is typed; the unit may stand with the street. */
export function placeOf(dice: Dice, home: Home, forms: readonly string[]): Row {
  if (dice.chance(0.015)) return { street: dice.pick(['-', 'unknown', 'N/A', 'Pickup in store']), postal_code: '00000' };
  const line = (dice.chance(0.12) ? anotherForm(dice, home.street, forms) : home.street).replace('#', home.number);
  const street = dice.chance(0.035) ? typo(dice, line) : dice.chance(0.1) ? plain(line) : line;
  const unit = home.unit !== '' && dice.chance(0.5) ? home.unit : '';
  const [city, otherwise] = home.city;
  return {
    ...{ street, unit, city: dice.chance(0.1) ? otherwise : dice.chance(0.06) ? mojibake(city) : city },
    ...{
      region: dice.chance(0.5) ? home.region : '',
      postal_code: dice.chance(0.05) ? home.postalCode.replace(/[ -]/, '') : home.postalCode,
    },
  };
}

function anotherForm(dice: Dice, street: string, forms: readonly string[]): string {
  const form = forms.find((one) => new RegExp(`^${one.replaceAll('.', '\\.').replace('*', '(.+)')}$`).test(street));
  const name = form && new RegExp(`^${form.replaceAll('.', '\\.').replace('*', '(.+)')}$`).exec(street)?.[1];
  return name ? dice.pick(forms).replace('*', name) : street;
}
