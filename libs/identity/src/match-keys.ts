import { sourceRef } from '@trueup/canonical-schema';
import { leadNames } from './normalise/nicknames';
import type { Place } from './normalise/place';
import type { NormalisedRecord } from './normalised-record';

export type MatchKeyKind =
  'email' | 'phone' | 'taxId' | 'loyaltyId' | 'order' | 'namePostal' | 'nameCity' | 'domain' | 'site' | 'reference' | 'ourKey';

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
  phone: 50,
  taxId: 50,
  loyaltyId: 50,
  order: 20,
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
  const by = (second: string | null | undefined) => (kind: MatchKeyKind, value: string) =>
    ({ kind, value, refined: second ? `${value}|${second}` : null }) satisfies MatchKey;
  return [
    ...record.emails.map((value) => by(given)('email', value)),
    ...record.phones.map((value) => by(given)('phone', value)),
    ...record.taxIds.map(({ country, type, number }) => by(record.places[0]?.postalCode)('taxId', `${country}|${type}|${number}`)),
    ...record.loyaltyIds.map((value) => by(given)('loyaltyId', value)),
    ...record.orders.map((value) => by(given)('order', value)),
    ...namePostal(record).map((value) => by(given)('namePostal', value)),
    ...nameCity(record).map((value) => by(null)('nameCity', value)),
    ...record.domains.map((value) => by(record.companies[0]?.name)('domain', value)),
    ...siteKeys(record).map((value) => by(null)('site', value)),
    ...unique([...record.calledBy, ...record.calls, ...mergeTarget(record)]).map((value) => by(given)('reference', value)),
    ...unique([record.foundingId, ...record.madeFor]).map((value) => by(null)('ourKey', value)),
  ];
}

function namePostal({ places, workPlaces, families, companies }: NormalisedRecord): string[] {
  const codes = unique([...places, ...workPlaces].filter(hasCode).map(codeOf));
  const names = unique([...families, ...companies.map(({ name }) => name)]);
  return codes.flatMap((code) => names.map((name) => `${name}|${code}`));
}

/** An organisation is found in its city, whatever its postal code. */
function nameCity({ kind, places, companies }: NormalisedRecord): string[] {
  if (kind !== 'organisation') return [];
  const cities = unique(places.filter(({ city }) => city !== '').map(({ country, city }) => `${country}|${city}`));
  return cities.flatMap((city) => unique(companies.map(({ name }) => name)).map((name) => `${name}|${city}`));
}

/** A site is found by its street, and by its name within its city. So is an organisation that is named as a branch. */
function siteKeys({ kind, places, sites, companies }: NormalisedRecord): string[] {
  const names = unique([...sites, ...companies.map(({ branch }) => branch)]).filter((name) => name !== '');
  if (kind !== 'site' && (kind !== 'organisation' || names.length === 0)) return [];
  const streets = places.filter((place) => hasCode(place) && place.line !== '').map((place) => `${codeOf(place)}|${place.line}`);
  const cities = places.filter(({ city }) => city !== '').map(({ country, city }) => `${country}|${city}`);
  return unique([...streets, ...cities.flatMap((city) => names.map((name) => `${name}|${city}`))]);
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

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
