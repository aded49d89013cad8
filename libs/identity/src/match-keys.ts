import { sourceRef } from '@trueup/canonical-schema';
import { leadNames } from './normalise/nicknames';
import type { Place } from './normalise/place';
import { nameSkeletons } from './normalise/name-skeleton';
import type { NormalisedRecord } from './normalised-record';
import { sortedTexts } from './normalise/sorted-texts';
import { phoneTail } from './prepare/prepare';

export type MatchKeyKind =
  | 'email'
  | 'mailbox'
  | 'phone'
  | 'taxId'
  | 'loyaltyId'
  | 'order'
  | 'name'
  | 'namePostal'
  | 'nameCity'
  | 'house'
  | 'birthDate'
  | 'domain'
  | 'site'
  | 'reference'
  | 'ourKey';

/** One text under which a record is found. Over its kind's bound a key is looked up by `refined` as well. */
export interface MatchKey {
  readonly kind: MatchKeyKind;
  readonly value: string;
  /** The same key with a second field; null where the record lacks that field. */
  readonly refined: string | null;
}

/** How many records a key may bring before it must be refined. */
export const KEY_BOUNDS: Readonly<Record<MatchKeyKind, number>> = {
  email: 50,
  mailbox: 30,
  phone: 50,
  taxId: 50,
  loyaltyId: 50,
  order: 20,
  name: 50,
  house: 50,
  birthDate: 50,
  namePostal: 100,
  nameCity: 50,
  domain: 50,
  site: 50,
  reference: 20,
  ourKey: 200,
};

/** The keys under which candidates for this record are found, without repeats and in a fixed order. */
export function matchKeys(record: NormalisedRecord): MatchKey[] {
  const first = record.givens[0]?.split(' ')[0] ?? null;
  const given = first === null ? null : (leadNames(first)[0] ?? first);
  const code = record.places[0]?.postalCode;
  const sounds = { given: firstSounds(record.givens), family: firstSounds(record.families) };
  const keys: MatchKey[] = [];
  const put = (kind: MatchKeyKind, values: readonly string[], second: string | null | undefined) => {
    for (const value of values) keys.push({ kind, value, refined: second ? `${value}|${second}` : null });
  };
  put('email', record.emails, given);
  put('mailbox', mailboxes(record), given);
  put('phone', sortedTexts([...record.phones, ...record.workPhones].map(phoneTail)), given);
  put('taxId', sortedTexts(record.taxIds.flatMap(({ number }) => taxCores(number))), code);
  put('loyaltyId', record.loyaltyIds, given);
  put('order', record.orders, given);
  put('name', wholeNames(record, sounds), code);
  put('house', houses(record), given);
  put('birthDate', births(record), given);
  put('namePostal', namePostal(record, sounds), given);
  put('nameCity', nameCity(record), null);
  put('domain', record.domains, record.companies[0]?.name);
  put('site', siteKeys(record), null);
  put('reference', sortedTexts([...record.calledBy, ...record.calls, ...mergeTarget(record)]), given);
  put('ourKey', sortedTexts([record.foundingId, ...record.madeFor]), null);
  return keys;
}

/** How each name of a record sounds at first. */
interface Sounds {
  readonly given: readonly string[];
  readonly family: readonly string[];
}

/** An e-mail's local part, which people keep when they change the provider. */
function mailboxes({ kind, emails }: NormalisedRecord): readonly string[] {
  const locals: string[] = [];
  if (isCompany(kind)) return locals;
  for (const email of emails) {
    const local = email.slice(0, email.indexOf('@')).replaceAll('.', '');
    if (local.length >= 8) locals.push(local);
  }
  return sortedTexts(locals);
}

/** Digits by which the forms of one number are found: of a French company those nine that all its numbers share. */
function taxCores(number: string): string[] {
  const digits = number.replace(/\D/g, '');
  if (digits.length < 5) return [number];
  if (digits.length === 11) return [digits, digits.slice(2)];
  return digits.length === 14 ? [digits, digits.slice(0, 9)] : [digits];
}

/** A person's given and family name as they sound, in either order. */
function wholeNames({ kind }: NormalisedRecord, { given, family }: Sounds): readonly string[] {
  const names: string[] = [];
  if (isCompany(kind)) return names;
  for (const one of given) for (const other of family) names.push(one < other ? `${one}|${other}` : `${other}|${one}`);
  return sortedTexts(names);
}

/** How each name sounds at first; a name that has no sound is left out. */
function firstSounds(names: readonly string[]): readonly string[] {
  const sounds: string[] = [];
  for (const name of names) {
    const [first] = nameSkeletons(name);
    if (first !== undefined) sounds.push(first);
  }
  return sounds;
}

/** A house by its number and postal code, whatever its street was called, and by its street and number, whatever the code. */
function houses({ kind, places }: NormalisedRecord): readonly string[] {
  const keys: string[] = [];
  if (isCompany(kind)) return keys;
  for (const { postalCode, street, line } of places) {
    const number = /\d+/.exec(line)?.[0];
    if (number === undefined) continue;
    if (postalCode !== '') keys.push(`${postalCode}|${number}`);
    if (street !== '') keys.push(`${street} ${number}`);
  }
  return sortedTexts(keys);
}

/** A birth date with the first letters of the name. */
function births({ birthDates, givens, families }: NormalisedRecord): readonly string[] {
  if (birthDates.length === 0) return birthDates;
  const initials = sortedTexts([...givens, ...families].map((name) => name.slice(0, 1)));
  return birthDates.flatMap((date) => initials.map((initial) => `${date}|${initial}`));
}

function isCompany(kind: NormalisedRecord['kind']): boolean {
  return kind === 'organisation' || kind === 'site';
}

function namePostal({ places, workPlaces, companies }: NormalisedRecord, { given, family }: Sounds): readonly string[] {
  const codes = sortedTexts([...places, ...workPlaces].filter(hasCode).map(({ postalCode }) => postalCode));
  if (codes.length === 0) return codes;
  const names = sortedTexts([...family, ...given, ...companies.map(({ name }) => name.split(' ')[0] ?? '')]);
  const keys: string[] = [];
  for (const code of codes) for (const name of names) keys.push(`${name}|${code}`);
  return keys;
}

/** An organisation is found in its city, whatever its postal code. */
function nameCity({ kind, places, companies }: NormalisedRecord): string[] {
  if (kind !== 'organisation') return [];
  const cities = sortedTexts(places.filter(({ city }) => city !== '').map(({ country, city }) => `${country}|${city}`));
  return cities.flatMap((city) => sortedTexts(companies.map(({ name }) => name)).map((name) => `${name}|${city}`));
}

/** A site is found by its street, and by its name within its city. So is an organisation that is named as a branch. */
function siteKeys({ kind, places, sites, companies }: NormalisedRecord): readonly string[] {
  if (kind !== 'site' && kind !== 'organisation') return [];
  const names = sortedTexts([...sites, ...companies.map(({ branch }) => branch)]).filter((name) => name !== '');
  if (kind === 'organisation' && names.length === 0) return names;
  const streets = places.filter((place) => hasCode(place) && place.line !== '').map((place) => `${codeOf(place)}|${place.line}`);
  const cities = places.filter(({ city }) => city !== '').map(({ country, city }) => `${country}|${city}`);
  return sortedTexts([...streets, ...cities.flatMap((city) => names.map((name) => `${name}|${city}`))]);
}

function hasCode({ postalCode }: Place): boolean {
  return postalCode !== '';
}

function codeOf({ country, postalCode }: Place): string {
  return `${country}|${postalCode}`;
}

function mergeTarget({ mergedInto }: NormalisedRecord): string[] {
  if (mergedInto === null) return [];
  const { system, id } = sourceRef(mergedInto);
  return [`${system}|${id}`];
}
