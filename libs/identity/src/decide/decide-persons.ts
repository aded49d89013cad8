import type { PersonFindings } from '../compare/person-findings';
import type { Decision } from '../compare/comparison';
import type { Bands } from '../model/matching-model';
import type { IndependentGroup } from './independent-groups';

/** What the rules for two persons look at. `bands` are those for as many records as there are. */
export interface PersonEvidence {
  readonly found: PersonFindings;
  readonly groups: readonly IndependentGroup[];
  /** Bits. */
  readonly weight: number;
  readonly bands: Bands;
  /** Whether people live together, so that what a house shares is no person's own. */
  readonly areHousesShared: boolean;
  /** Whether it is known how rare names are. */
  readonly isCounted: boolean;
}

/**
 * Two independent groups and enough bits link. Another given name forbids it, whatever a household shares, unless a birth date and a
 * number of the person's own say otherwise; so do another birth date and another generation.
 */
export function decidePersons(evidence: PersonEvidence): Decision {
  const { found, groups, weight, bands } = evidence;
  if (isAnother(evidence)) return decideOtherGiven(evidence);
  if (groups.length < 2) return isWorthAsking(evidence) ? 'review' : 'separate';
  const others = groups.filter((group) => group !== 'name');
  if (others.every((group) => group === 'employer')) return decideColleagues(evidence);
  if (weight < bands.auto) return weight >= bands.review ? 'review' : 'separate';
  if (evidence.areHousesShared && isOpposed(found) && !isProven(found)) return 'review';
  if (found.names.family === 'differs' && !isReached(found) && !hasIdentifier(groups)) return 'review';
  if (others.length > 1) return 'link';
  if (evidence.areHousesShared && found.isSuffixMissing && others[0] === 'household' && found.email !== 'same') return 'review';
  if (found.tax === 'other' && found.birth === 'near') return 'review';
  return isPlaceOnly(found) || (isAreaOnly(found) && (found.place.areNeighbours || !evidence.isCounted)) ? 'review' : 'link';
}

/**
 * One name at one employer is asked about. Where it is known how rare the name is and how many act for the employer, the company that both
 * name is a second hop from one to the other, unless each has an address of its own there.
 */
function decideColleagues({ found, weight, bands, isCounted }: PersonEvidence): Decision {
  if (!isNamesake(found) || weight < bands.review) return 'separate';
  const isOneBuyer =
    found.employers.length > 0 && !found.isLargeEmployer && !found.areColleagues && found.middle !== 'differs' && !isOpposed(found);
  return isCounted && isOneBuyer && weight >= bands.auto ? 'link' : 'review';
}

/** Whether what only the person has, not the household, says that two records are one. */
export function isProven({ birth, tax, isLoyal, names, place }: PersonFindings): boolean {
  const isBirth = birth === 'same' || birth === 'near';
  const isTax = tax === 'same' || tax === 'unchecked';
  const isFamily = names.family === 'same' || names.family === 'alike';
  const isHouse = place.own === 'same' || place.own === 'near';
  if (isTax) return isBirth || isLoyal || isFamily || isHouse || names.given === 'same';
  return isBirth && (tax === 'near' || isLoyal);
}

/** Whether something says that two records are of two generations, or of namesakes. */
export function isOpposed({ birth, suffixDiffers }: PersonFindings): boolean {
  return suffixDiffers || birth === 'differs';
}

/** Whether the very same thing leads to both; what is only alike, or perhaps an employer's, does not bear another family name as well. */
function isReached({ birth, email, phone, place, employers }: PersonFindings): boolean {
  if (email === 'same' || birth === 'same') return true;
  return employers.length === 0 && (phone === 'same' || place.own === 'same');
}

/** At one address a father and a son may bear one name, so that another e-mail and another number speak against it. */
function isPlaceOnly({ email, phone }: PersonFindings): boolean {
  return email === 'differs' && phone === 'differs';
}

/** Whether the two share no more than a street or a postal code: how many of the name live there is known only where names were counted. */
function isAreaOnly({ email, phone, place }: PersonFindings): boolean {
  const isReached = email === 'same' || email === 'alike' || phone === 'same' || phone === 'alike';
  return !isReached && (place.own === 'street' || place.own === 'postalCode');
}

/** Whether both names agree as they are written: among colleagues, names that are merely alike are two people's. */
function isNamesake({ names: { given, family } }: PersonFindings): boolean {
  return (given === 'same' || given === 'nickname') && family === 'same';
}

function isAnother({ found, areHousesShared }: PersonEvidence): boolean {
  return areHousesShared && found.names.given === 'differs';
}

/** What a house shares says nothing of two given names in it; an e-mail is one person's more often than not. */
function decideOtherGiven({ found, groups, weight, bands }: PersonEvidence): Decision {
  if (isProven(found) && weight >= bands.auto) return 'link';
  return found.email === 'same' || hasIdentifier(groups) ? 'review' : 'separate';
}

/**
 * One group alone never links; a shared e-mail or a number of the person's own is worth a steward's look, and so are a rare name, and a
 * phone with a given name, whatever became of the family's.
 */
function isWorthAsking({ found, groups, weight, bands, isCounted }: PersonEvidence): boolean {
  if (found.phone === 'same' && found.names.given !== 'unknown') return true;
  return found.email === 'same' || hasIdentifier(groups) || (isCounted && groups.includes('name') && weight >= bands.auto);
}

function hasIdentifier(groups: readonly IndependentGroup[]): boolean {
  return groups.includes('taxId') || groups.includes('loyaltyId') || groups.includes('references');
}
