import { isLead } from '../normalise/references';
import type { MatchingModel } from '../model/matching-model';
import { MOST_COLLEAGUES, NONE_CROWDED } from '../model/with-frequencies';
import type { NormalisedRecord } from '../normalised-record';
import type { Prepared } from '../prepare/prepare';
import { compareBirths, type BirthLevel } from './compare-births';
import { areColleagues, compareEmails, type EmailLevel } from './compare-emails';
import { sharedEmployers } from './compare-employers';
import { compareMiddles } from './compare-middles';
import { compareNames, type NameAgreement } from './compare-names';
import { comparePhones, type PhoneLevel } from './compare-phones';
import { comparePlaces, type PlaceAgreement } from './compare-places';
import { compareReferences, type ReferenceLevel } from './compare-references';
import { compareTaxIds, type TaxLevel } from './compare-tax-ids';

/** How two persons compare, comparison by comparison. */
export interface PersonFindings {
  readonly names: NameAgreement;
  readonly middle: 'same' | 'differs' | 'unknown';
  readonly suffixDiffers: boolean;
  /** Whether one record alone tells the generation, as a father writes his name without. */
  readonly isSuffixMissing: boolean;
  readonly email: EmailLevel;
  /** Whether each has another address at one company, so that what they share is perhaps the company's. */
  readonly areColleagues: boolean;
  readonly phone: PhoneLevel;
  readonly place: PlaceAgreement;
  readonly birth: BirthLevel;
  readonly tax: TaxLevel;
  readonly isLoyal: boolean;
  /** Names of companies for which both act. */
  readonly employers: readonly string[];
  /** Whether so many act for them that two of one name may be two people, and that what is shared is perhaps the company's. */
  readonly isLargeEmployer: boolean;
  readonly references: readonly ReferenceLevel[];
}

/** Compares two persons. */
export function personFindings(left: Prepared, right: Prepared, { frequencies }: Pick<MatchingModel, 'frequencies'>): PersonFindings {
  const crowded = frequencies?.crowded ?? NONE_CROWDED;
  const [one, other] = [left.record, right.record];
  const employers = sharedEmployers(left, right);
  const email = compareEmails(left.emails, right.emails, crowded);
  return {
    names: compareNames(left, right),
    middle: compareMiddles(left.middles, right.middles),
    suffixDiffers: one.suffixes.length > 0 && other.suffixes.length > 0 && !shares(one.suffixes, other.suffixes),
    isSuffixMissing: one.suffixes.length > 0 !== other.suffixes.length > 0,
    email,
    areColleagues: areColleagues(left.emails, right.emails, email),
    phone: comparePhones(left, right, crowded),
    place: comparePlaces(left.places, right.places, crowded),
    birth: compareBirths(left, right),
    tax: compareTaxIds(one, other),
    isLoyal: shares(one.loyaltyIds, other.loyaltyIds),
    employers,
    isLargeEmployer: employers.some((name) => (frequencies?.counts.get(`e${name}`) ?? 0) > MOST_COLLEAGUES),
    references: compareReferences(one, other),
  };
}

/** Whether one is a lead that was perhaps converted to the other. */
export function isConversion(left: NormalisedRecord, right: NormalisedRecord): boolean {
  return isLead(left.source) !== isLead(right.source);
}

function shares(left: readonly string[], right: readonly string[]): boolean {
  return left.length > 0 && left.some((value) => right.includes(value));
}
