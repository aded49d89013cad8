import { sourceRef } from '@trueup/canonical-schema';
import type { NormalisedRecord } from './normalised-record';

export type MatchKeyKind = 'email' | 'phone' | 'taxId' | 'loyaltyId' | 'order' | 'namePostal' | 'reference' | 'ourKey';

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
  reference: 20,
  ourKey: 200,
};

/** The keys under which candidates for this record are found, without repeats and in a fixed order. */
export function matchKeys(record: NormalisedRecord): MatchKey[] {
  const given = record.givens[0]?.split(' ')[0] ?? null;
  const by = (second: string | null | undefined) => (kind: MatchKeyKind, value: string) =>
    ({ kind, value, refined: second ? `${value}|${second}` : null }) satisfies MatchKey;
  return [
    ...record.emails.map((value) => by(given)('email', value)),
    ...record.phones.map((value) => by(given)('phone', value)),
    ...record.taxIds.map(({ country, type, number }) => by(record.places[0]?.postalCode)('taxId', `${country}|${type}|${number}`)),
    ...record.loyaltyIds.map((value) => by(given)('loyaltyId', value)),
    ...record.orders.map((value) => by(given)('order', value)),
    ...namePostal(record).map((value) => by(given)('namePostal', value)),
    ...unique([...record.calledBy, ...record.calls, ...mergeTarget(record)]).map((value) => by(given)('reference', value)),
    ...unique([record.foundingId, ...record.madeFor]).map((value) => by(null)('ourKey', value)),
  ];
}

function namePostal(record: NormalisedRecord): string[] {
  const postalCodes = unique(
    record.places.filter((place) => place.postalCode !== '').map((place) => `${place.country}|${place.postalCode}`),
  );
  return postalCodes.flatMap((code) => [...record.families, ...record.organisations].map((name) => `${name}|${code}`));
}

function mergeTarget({ mergedInto }: NormalisedRecord): string[] {
  if (mergedInto === null) return [];
  const { system, id } = sourceRef(mergedInto);
  return [`${system}|${id}`];
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
