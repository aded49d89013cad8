import { compareCompanyNames, type CompanyLevel } from './compare-company-names';
import { comparePhones, type PhoneLevel } from './compare-phones';
import { comparePlaces, type PlaceLevel } from './compare-places';
import { compareReferences, type ReferenceLevel } from './compare-references';
import { compareTaxIds, type TaxLevel } from './compare-tax-ids';
import { NONE_CROWDED } from '../model/with-frequencies';
import type { NormalisedRecord } from '../normalised-record';
import type { Prepared } from '../prepare/prepare';

/** How two companies or sites compare, comparison by comparison. */
export interface CompanyFindings {
  readonly name: CompanyLevel;
  /** Of two sites, whether what they are called within their organisation agrees. */
  readonly site: 'same' | 'differs' | 'unknown';
  readonly isEmail: boolean;
  readonly isDomain: boolean;
  readonly phone: PhoneLevel;
  readonly place: PlaceLevel;
  readonly tax: TaxLevel;
  readonly isLoyal: boolean;
  /** Whether both stand under organisations of their systems, which may be one. */
  readonly isUnderOrganisations: boolean;
  readonly references: readonly ReferenceLevel[];
}

/** Compares two companies or, where `areSites`, two sites. */
export function companyFindings(left: Prepared, right: Prepared, areSites: boolean): CompanyFindings {
  const [one, other] = [left.record, right.record];
  return {
    name: compareCompanyNames(left.companies, right.companies, areSites),
    site: areSites ? compareSites(one, other) : 'unknown',
    isEmail: shares(one.emails, other.emails),
    isDomain: shares(one.domains, other.domains),
    phone: comparePhones(left, right, NONE_CROWDED),
    place: comparePlaces(left.places, right.places, NONE_CROWDED).own,
    tax: compareTaxIds(one, other),
    isLoyal: shares(one.loyaltyIds, other.loyaltyIds),
    isUnderOrganisations: areSites && one.parents.length > 0 && other.parents.length > 0,
    references: compareReferences(one, other),
  };
}

/** Whether one of two companies stands above the other in their system, so that they are meant to be two. */
export function isParentAndChild(left: NormalisedRecord, right: NormalisedRecord): boolean {
  return left.parents.includes(right.key) || right.parents.includes(left.key);
}

function compareSites(left: NormalisedRecord, right: NormalisedRecord): CompanyFindings['site'] {
  const [own, others] = [siteNames(left), siteNames(right)];
  if (own.length === 0 || others.length === 0) return 'unknown';
  return shares(own, others) ? 'same' : 'differs';
}

function siteNames({ sites, companies }: NormalisedRecord): string[] {
  return [...sites, ...companies.map(({ branch }) => branch)].filter((name) => name !== '');
}

function shares(left: readonly string[], right: readonly string[]): boolean {
  return left.length > 0 && left.some((value) => right.includes(value));
}
