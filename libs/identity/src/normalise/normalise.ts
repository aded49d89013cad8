import { sourceKey, splitKey, type Address, type Slot, type SlotClaim } from '@trueup/canonical-schema';
import { customerIdOf } from '../customer-id';
import type { IdentityRecord, NormaliseSetting } from '../identity-record';
import type { NormalisedRecord } from '../normalised-record';
import { normaliseBirthDate } from './birth-date';
import { normaliseCountry } from './country';
import { employersOf, parentsOf } from './affiliations';
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
  const addresses = valuesOf<Address>(claims, ADDRESSES);
  const country =
    addresses.map((address) => normaliseCountry(address.country)).find((code) => code !== null) ?? setting.country ?? guessed(claims);
  const names = normaliseNames(record.kind, (slot) => valuesOf<string>(claims, [slot]));
  return {
    key: sourceKey(record.source),
    source: record.source,
    kind: record.kind,
    isPresent: record.lifecycle === 'present' || record.lifecycle === 'UNKNOWN',
    mergedInto: record.mergedInto && sourceKey(record.mergedInto),
    foundingId: customerIdOf(setting.cell, record.source),
    ...names,
    ...contactPoints(record, claims, country),
    employerNames: record.kind === 'person' ? sortedSet(employerNamesOf(claims, [...names.givens, ...names.families])) : [],
    employers: sortedSet(employersOf(record.kind, claims)),
    parents: sortedSet(parentsOf(record.kind, claims)),
    birthDates: sortedSet(present(valuesOf<string>(claims, ['birthDate']).map((text) => normaliseBirthDate(text, country)))),
    taxIds: sortedSet(present(claims.filter(isSlot('taxIds')).map(({ key, value }) => normaliseTaxId(key, String(value), country)))),
    loyaltyIds: sortedSet(claims.filter(isSlot('loyaltyIds')).map(({ key, value }) => `${key}|${String(value).trim().toUpperCase()}`)),
    orders: sortedSet(claims.filter(isSlot('orderReferences')).map(({ key }) => splitKey(key, 2).join('|'))),
    calledBy: sortedSet(namesOf(record.source, claims)),
    calls: sortedSet(callsOf(record, claims)),
    // A key of which nobody knows any more for whom it was made says nothing.
    madeFor: record.ourKey?.customerId ? [record.ourKey.customerId] : [],
  };
}

function valuesOf<T>(claims: readonly SlotClaim[], slots: readonly Slot[]): T[] {
  return claims.filter(({ slot }) => slots.includes(slot)).map(({ value }) => value as T);
}

function guessed(claims: readonly SlotClaim[]): string | null {
  const postalCodes = valuesOf<Address>(claims, ADDRESSES).flatMap(({ postalCode }) => postalCode ?? []);
  return guessCountry({ phones: valuesOf(claims, PHONES), emails: valuesOf(claims, EMAILS), postalCodes });
}

function isSlot(slot: Slot): (claim: SlotClaim) => boolean {
  return (claim) => claim.slot === slot;
}

function present<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value) => value !== undefined);
}
