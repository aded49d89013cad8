import type { PersonFindings } from '../compare/person-findings';
import type { EvidenceGroup } from '../model/levels';

/** Groups that are independent of each other: what one household or one employer shares counts once. */
export type IndependentGroup = Exclude<EvidenceGroup, 'email' | 'phone' | 'place'> | 'household';

/**
 * The groups that speak for two records being one person, sorted. A year that e-mails tell tells namesakes apart only where it is known
 * how many there are: `isCounted`.
 */
export function groupsOfPersons(found: PersonFindings, isCounted: boolean): IndependentGroup[] {
  const { email, phone, place, birth, tax } = found;
  const groups: IndependentGroup[] = [];
  if (birth === 'same' || birth === 'near' || (birth === 'year' && isCounted)) groups.push('birthDate');
  const isPlace = place.own === 'same' || place.own === 'near' || place.own === 'street' || place.own === 'postalCode';
  const isReached = phone === 'same' || phone === 'alike' || isPlace;
  const areAtOneCompany = found.areColleagues || found.isLargeEmployer;
  if (found.employers.length > 0 || phone === 'work' || place.isAtWork || (areAtOneCompany && isReached)) groups.push('employer');
  if (email === 'same' || email === 'alike' || (isReached && !areAtOneCompany)) groups.push('household');
  if (found.isLoyal) groups.push('loyaltyId');
  if (isNamed(found) || isFamilyAndNumber(found)) groups.push('name');
  if (found.references.length > 0) groups.push('references');
  if (tax === 'same' || tax === 'unchecked' || tax === 'near') groups.push('taxId');
  return groups;
}

/** A number is its person's own, so that the family's name with it is the person's. */
function isFamilyAndNumber({ names, tax }: PersonFindings): boolean {
  return (tax === 'same' || tax === 'unchecked') && (names.family === 'same' || names.family === 'alike');
}

/**
 * Whether the names speak for one person: both agree, or the given name does beside another family name. Of names that changed places it
 * is not known which one is the family's.
 */
export function isNamed({ names: { given, family, swapped } }: PersonFindings): boolean {
  if (given === 'unknown' || given === 'differs') return false;
  if (family === 'differs') return given === 'same' || given === 'nickname';
  return family !== 'unknown' && (family !== 'initial' || swapped !== null);
}
