import type { Address, PartyKind, Slot, SlotClaim } from '@trueup/canonical-schema';
import type { IdentityRecord } from '../identity-record';
import type { Identifiers } from '../normalised-record';
import { employerIn } from './affiliations';
import { claimsIn } from './claims-in';
import { companyDomain } from './domain';
import { normaliseEmail } from './email';
import { normalisePhone } from './phone';
import { normalisePlace, type Place } from './place';
import { sortedSet } from './sorted-set';

type ContactPoints = Pick<Identifiers, 'emails' | 'emailTags' | 'phones' | 'places' | 'workPhones' | 'workPlaces' | 'domains'>;

export const EMAILS: readonly Slot[] = ['emails.contact', 'storefront.loginEmail'];
export const PHONES: readonly Slot[] = ['phones.mobile', 'phones.main', 'storefront.loginPhone'];
const ADDRESSES: readonly Slot[] = ['addresses.billing', 'addresses.shipping.default'];
const WEBSITES: readonly string[] = ['website', 'domain', 'url'];

/**
 * Where a party can be reached. A person's address and switchboard at work are the employer's; a mobile and an e-mail are the
 * person's own wherever they stand.
 */
export function contactPoints(record: IdentityRecord, claims: readonly SlotClaim[], country: string | null): ContactPoints {
  const [emails, emailTags]: [string[], string[]] = [[], []];
  const [own, work]: [Reached, Reached] = [
    { phones: [], places: [] },
    { phones: [], places: [] },
  ];
  for (const claim of claims) {
    if (EMAILS.includes(claim.slot)) {
      const email = normaliseEmail(String(claim.value));
      if (email) emails.push(email.address);
      if (email?.tag) emailTags.push(email.tag);
    } else if (PHONES.includes(claim.slot)) {
      const phone = normalisePhone(String(claim.value), country);
      if (phone !== undefined) (isWork(record.kind, claim) ? work : own).phones.push(phone);
    } else if (ADDRESSES.includes(claim.slot)) {
      const place = normalisePlace(claim.value as Address, country);
      if (place) (isWork(record.kind, claim) ? work : own).places.push(place);
    }
  }
  return {
    emails: sortedSet(emails),
    emailTags: sortedSet(emailTags),
    phones: sortedSet(own.phones),
    places: sortedSet(own.places),
    workPhones: sortedSet(work.phones),
    workPlaces: sortedSet(work.places),
    domains: record.kind === 'person' ? [] : sortedSet(domainTexts(record, claims).flatMap((text) => companyDomain(text) ?? [])),
  };
}

interface Reached {
  readonly phones: string[];
  readonly places: Place[];
}

function isWork(kind: PartyKind, { slot, context }: SlotClaim): boolean {
  const isCompany = kind === 'organisation' || kind === 'site';
  return !isCompany && slot !== 'phones.mobile' && employerIn(context) !== undefined;
}

/** A role address names no person, but its domain names the company. */
function domainTexts({ references }: IdentityRecord, claims: readonly SlotClaim[]): string[] {
  const sites = claims.filter(({ slot, key }) => slot === 'extensions' && WEBSITES.includes(key.toLowerCase()));
  const named = references.filter(({ scheme }) => isWebsite(scheme)).map(({ value }) => value);
  return [...[...claimsIn(claims, EMAILS), ...sites].map(({ value }) => String(value)), ...named];
}

/** Whether a reference is a website rather than what another record is called. */
export function isWebsite(scheme: string): boolean {
  return WEBSITES.includes(scheme.toLowerCase());
}
