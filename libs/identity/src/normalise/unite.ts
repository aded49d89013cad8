import type { Identifiers, NormalisedRecord } from '../normalised-record';
import { sortedSet } from './sorted-set';

/**
 * Both views of one record as one: whatever it ever said stays evidence, so that an edit never undoes a link.
 * Sets only grow, whatever the order; standing and merge target are those of `newer`.
 */
export function unite(older: NormalisedRecord, newer: NormalisedRecord): NormalisedRecord {
  const both = <K extends keyof Identifiers>(field: K) => sortedSet<Identifiers[K][number]>([...older[field], ...newer[field]]);
  return {
    ...newer,
    kind: newer.kind === 'UNKNOWN' ? older.kind : newer.kind,
    givens: both('givens'),
    middles: both('middles'),
    families: both('families'),
    suffixes: both('suffixes'),
    companies: both('companies'),
    sites: both('sites'),
    domains: both('domains'),
    emails: both('emails'),
    emailTags: both('emailTags'),
    phones: both('phones'),
    places: both('places'),
    workPhones: both('workPhones'),
    workPlaces: both('workPlaces'),
    employerNames: both('employerNames'),
    employers: both('employers'),
    parents: both('parents'),
    birthDates: both('birthDates'),
    taxIds: both('taxIds'),
    loyaltyIds: both('loyaltyIds'),
    orders: both('orders'),
    calledBy: both('calledBy'),
    calls: both('calls'),
    madeFor: both('madeFor'),
  };
}
