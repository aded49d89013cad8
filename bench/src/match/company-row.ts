import type { Dice } from './dice';
import { homeOf, latin, localeOf, personOf, phoneOf, PEOPLE_APART, type Home, type Person } from './household';
import type { Locale } from './locale';
import { placeOf, spoilt } from './person-row';
import { SYSTEMS, type Row, type System } from './row';
import { writtenPhone } from './spoil';

/** A company that was invented, with those who buy for it. */
export interface Company {
  readonly number: number;
  readonly locale: Locale;
  readonly name: string;
  readonly forms: readonly string[];
  readonly domain: string;
  readonly phone: string;
  readonly home: Home;
  readonly taxId: string;
  readonly contacts: readonly Person[];
}

const TRADES =
  'Textiles Tools Outfitters Foods Supplies Motors Books Interiors Kuchen Paysage Logistics Optik Garden Print Media Sport'.split(' ');
const SYSTEM_WEIGHTS = [14, 36, 50];

export function companyOf(dice: Dice, number: number): Company {
  const locale = localeOf(dice);
  const first = number * PEOPLE_APART;
  const stem = `${dice.pick(locale.stems)}${dice.pick(locale.ends)}`;
  const name = `${stem} ${dice.pick(TRADES)}`;
  const domain = `${name
    .normalize('NFD')
    .replaceAll(/[^a-zA-Z]/g, '')
    .toLowerCase()}${number}.example`;
  const home = homeOf(dice, locale);
  const phone = phoneOf(first + 7, locale, false);
  const contacts: Person[] = [];
  for (let index = 0, count = dice.weighted([25, 42, 25, 0, 8]); index < count; index += 1) {
    const at = {
      locale,
      home: homeOf(dice, locale),
      landline: phone,
      family: [`${dice.pickCommon(locale.stems)}${dice.pickCommon(locale.ends)}`] as const,
    };
    contacts.push(personOf(dice, first + index, { ...at, foreign: null, before: null, employer: { name, domain, home } }));
  }
  return { number, locale, name, forms: dice.pick(locale.forms), domain, phone, home, taxId: taxIdOf(number, locale.code), contacts };
}

/** What one system has of a company: its account, perhaps with a contact on it, perhaps of a branch. */
export function companyRow(dice: Dice, company: Company): Row {
  const system = SYSTEMS[dice.weighted(SYSTEM_WEIGHTS)] as System;
  const short = dice.chance(0.14);
  const form = dice.chance(0.16) ? '' : ` ${dice.pick(company.forms)}`;
  const branch = dice.chance(0.1) ? `${dice.pick([' - ', ', '])}${dice.pick(company.locale.cities)[0]}` : '';
  const name = `${spoilt(dice, short ? (company.name.split(' ')[0] ?? '') : company.name)}${form}${branch}`;
  const contact = company.contacts[0] && dice.chance(0.4) ? dice.pick(company.contacts) : null;
  const isUntyped = system === 'erp' && dice.chance(0.2);
  const mail = contact
    ? `${contact.emails[0]?.split('@')[0]}@${company.domain}`
    : `${dice.pick(['info', 'office', 'orders'])}@${company.domain}`;
  return {
    ...{ source_system: system, record_type: isUntyped ? '' : 'company', [isUntyped ? 'full_name' : 'company_name']: name },
    ...(contact && !isUntyped ? { given_name: latin(contact.given), family_name: latin(contact.family) } : {}),
    ...(dice.chance(0.7) ? { email: mail } : {}),
    ...(dice.chance(0.72) ? { phone: writtenPhone(dice, company.phone, company.locale.dial) } : {}),
    ...(dice.chance(0.92) ? placeOf(dice, branch === '' ? company.home : homeOf(dice, company.locale), company.locale.street) : {}),
    ...(dice.chance(0.92) ? { country: dice.pick(company.locale.spellings) } : {}),
    ...(company.taxId !== '' && dice.chance(system === 'erp' ? 0.87 : 0.4) ? { tax_id: company.taxId } : {}),
    ...(dice.chance(0.25) ? { external_ref: `REFx${company.number * PEOPLE_APART + 7}` } : {}),
  };
}

function taxIdOf(number: number, country: string): string {
  const digits = (count: number) => String((number * 7_919) % 10 ** count).padStart(count, '0');
  if (country === 'US') return `${10 + (number % 80)}-${digits(7)}`;
  if (country === 'GB') return `GB ${digits(9)}`;
  if (country === 'DE') return `DE${digits(9)}`;
  if (country === 'PL') return digits(10);
  return country === 'FR' ? digits(9) : '';
}
