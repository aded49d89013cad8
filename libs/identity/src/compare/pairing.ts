import type { NormalisedRecord } from '../normalised-record';

/** What two records are to be compared as; `apart` where they can never be one party. */
export type Pairing = 'persons' | 'organisations' | 'sites' | 'personAndCompany' | 'organisationAndSite';

type Party = Pick<NormalisedRecord, 'kind' | 'companies'>;

/** Which rules hold for two records. An organisation that is named as a branch is compared as a site. */
export function pairingOf(left: Party, right: Party): Pairing {
  const [one, other] = [left.kind === 'UNKNOWN' ? right.kind : left.kind, right.kind === 'UNKNOWN' ? left.kind : right.kind];
  if (isPerson(one) || isPerson(other)) return isPerson(one) && isPerson(other) ? 'persons' : 'personAndCompany';
  if (one === 'site' && other === 'site') return 'sites';
  if (one === 'site') return isBranch(right) ? 'sites' : 'organisationAndSite';
  if (other === 'site') return isBranch(left) ? 'sites' : 'organisationAndSite';
  if (isUnnamed(left) || isUnnamed(right) || sharesBranch(left, right)) return 'organisations';
  return isBranch(left) && isBranch(right) ? 'sites' : 'organisationAndSite';
}

/** Whether no evidence can make the two one party. */
export function isApart(pairing: Pairing): boolean {
  return pairing === 'personAndCompany' || pairing === 'organisationAndSite';
}

function isPerson(kind: NormalisedRecord['kind']): boolean {
  return kind === 'person' || kind === 'UNKNOWN';
}

function isBranch({ companies }: Party): boolean {
  return companies.length > 0 && companies.every(({ branch }) => branch !== '');
}

function isUnnamed({ companies }: Party): boolean {
  return companies.length === 0;
}

function sharesBranch(left: Party, right: Party): boolean {
  return left.companies.some((one) => right.companies.some((other) => one.branch === other.branch));
}
