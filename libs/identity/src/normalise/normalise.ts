import { sourceKey, splitKey, type Address, type Slot, type SlotClaim } from '@trueup/canonical-schema';
import { customerIdOf } from '../customer-id';
import type { IdentityRecord, NormaliseSetting } from '../identity-record';
import type { NormalisedRecord } from '../normalised-record';
import { normaliseBirthDate } from './birth-date';
import { normaliseCountry } from './country';
import { employersOf, parentsOf } from './affiliations';
import { claimsIn } from './claims-in';
import { contactPoints, EMAILS, PHONES } from './contact-points';
import { employerNamesOf } from './employer-names';
import { normaliseNames } from './names';
import { guessCountry } from './guess-country';
import { callsOf, namesOf } from './references';
import { sortedSet } from './sorted-set';
import { normaliseTaxId } from './tax-id';

const ADDRESSES: readonly Slot[] = ['addresses.billing', 'addresses.shipping.default'];

/** The record as it is compared. Placeholders, role addresses and numbers that cannot be carry nothing. */
export function normalise(record: IdentityRecord, setting: NormaliseSetting): NormalisedRecord {
  const claims = record.claims.filter((claim) => claim.state === 'value' && claim.origin !== 'ours');
  const country = countryIn(claims) ?? setting.country ?? guessed(claims);
  const names = normaliseNames(record.kind, (slot) => valuesOf<string>(claims, [slot]));
  const points = contactPoints(record, claims, country);
  // Each field by its name: what is spread into an object is copied field by field, and this runs for every record.
  return {
    key: sourceKey(record.source),
    source: record.source,
    kind: record.kind,
    isPresent: record.lifecycle === 'present' || record.lifecycle === 'UNKNOWN',
    mergedInto: record.mergedInto && sourceKey(record.mergedInto),
    foundingId: customerIdOf(setting.cell, record.source),
    givens: names.givens,
    middles: names.middles,
    families: names.families,
    suffixes: names.suffixes,
    companies: names.companies,
    sites: names.sites,
    emails: points.emails,
    emailTags: points.emailTags,
    phones: points.phones,
    places: points.places,
    workPhones: points.workPhones,
    workPlaces: points.workPlaces,
    domains: points.domains,
    employerNames: record.kind === 'person' ? sortedSet(employerNamesOf(claims, names)) : [],
    employers: sortedSet(employersOf(record.kind, claims)),
    parents: sortedSet(parentsOf(record.kind, claims)),
    birthDates: sortedSet(valuesOf<string>(claims, ['birthDate']).flatMap((text) => normaliseBirthDate(text, country) ?? [])),
    taxIds: sortedSet(claimsIn(claims, ['taxIds']).flatMap(({ key, value }) => normaliseTaxId(key, String(value), country) ?? [])),
    loyaltyIds: sortedSet(claimsIn(claims, ['loyaltyIds']).map(({ key, value }) => `${key}|${String(value).trim().toUpperCase()}`)),
    orders: sortedSet(claimsIn(claims, ['orderReferences']).map(({ key }) => splitKey(key, 2).join('|'))),
    calledBy: sortedSet(namesOf(record.source, claims)),
    calls: sortedSet(callsOf(record, claims)),
    // A key of which nobody knows any more for whom it was made says nothing.
    madeFor: record.ourKey?.customerId ? [record.ourKey.customerId] : [],
  };
}

/** The first country that an address names. */
function countryIn(claims: readonly SlotClaim[]): string | null {
  for (const { value } of claimsIn(claims, ADDRESSES)) {
    const country = normaliseCountry((value as Address).country);
    if (country !== null) return country;
  }
  return null;
}

function valuesOf<T>(claims: readonly SlotClaim[], slots: readonly Slot[]): T[] {
  return claimsIn(claims, slots).map(({ value }) => value as T);
}

function guessed(claims: readonly SlotClaim[]): string | null {
  const postalCodes = valuesOf<Address>(claims, ADDRESSES).flatMap(({ postalCode }) => postalCode ?? []);
  return guessCountry({ phones: valuesOf(claims, PHONES), emails: valuesOf(claims, EMAILS), postalCodes });
}
