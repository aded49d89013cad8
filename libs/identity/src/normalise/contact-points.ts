import type { Address, PartyKind, Slot, SlotClaim } from '@trueup/canonical-schema';
import type { IdentityRecord } from '../identity-record';
import type { Identifiers } from '../normalised-record';
import { employerIn } from './affiliations';
import { companyDomain } from './domain';
import { normaliseEmail } from './email';
import { normalisePhone } from './phone';
import { normalisePlace } from './place';
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
  const emails = present(textsOf(claims.filter(isOneOf(EMAILS))).map(normaliseEmail));
  const isWork = workIn(record.kind);
  const phones = (of: readonly SlotClaim[]) => sortedSet(present(textsOf(of).map((phone) => normalisePhone(phone, country))));
  const places = (of: readonly SlotClaim[]) => sortedSet(present(of.map(({ value }) => normalisePlace(value as Address, country))));
  const [phoneClaims, placeClaims] = [claims.filter(isOneOf(PHONES)), claims.filter(isOneOf(ADDRESSES))];
  return {
    emails: sortedSet(emails.map(({ address }) => address)),
    emailTags: sortedSet(present(emails.map(({ tag }) => tag ?? undefined))),
    phones: phones(phoneClaims.filter((claim) => !isWork(claim))),
    places: places(placeClaims.filter((claim) => !isWork(claim))),
    workPhones: phones(phoneClaims.filter(isWork)),
    workPlaces: places(placeClaims.filter(isWork)),
    domains: record.kind === 'person' ? [] : sortedSet(present(domainTexts(record, claims).map(companyDomain))),
  };
}

function workIn(kind: PartyKind): (claim: SlotClaim) => boolean {
  const isCompany = kind === 'organisation' || kind === 'site';
  return ({ slot, context }) => !isCompany && slot !== 'phones.mobile' && employerIn(context) !== undefined;
}

/** A role address names no person, but its domain names the company. */
function domainTexts({ references }: IdentityRecord, claims: readonly SlotClaim[]): string[] {
  const sites = claims.filter(({ slot, key }) => slot === 'extensions' && WEBSITES.includes(key.toLowerCase()));
  const named = references.filter(({ scheme }) => isWebsite(scheme)).map(({ value }) => value);
  return [...textsOf([...claims.filter(isOneOf(EMAILS)), ...sites]), ...named];
}

/** Whether a reference is a website rather than what another record is called. */
export function isWebsite(scheme: string): boolean {
  return WEBSITES.includes(scheme.toLowerCase());
}

function textsOf(claims: readonly SlotClaim[]): string[] {
  return claims.map(({ value }) => String(value));
}

function isOneOf(slots: readonly Slot[]): (claim: SlotClaim) => boolean {
  return ({ slot }) => slots.includes(slot);
}

function present<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value) => value !== undefined);
}
