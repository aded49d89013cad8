import type { CompanyFindings } from '../compare/company-findings';
import type { Decision } from '../compare/comparison';
import type { Bands } from '../model/matching-model';
import type { IndependentGroup } from './independent-groups';

/** What the rules for two companies look at. */
export interface CompanyEvidence {
  readonly found: CompanyFindings;
  /** Bits. */
  readonly weight: number;
  readonly bands: Bands;
  readonly isSameSystem: boolean;
}

/** The groups that speak for two records being one company, sorted. */
export function groupsOfCompanies(found: CompanyFindings): IndependentGroup[] {
  const { name, phone, place, tax } = found;
  const groups: IndependentGroup[] = [];
  const isPlace = place === 'same' || place === 'near' || place === 'street' || place === 'postalCode';
  if (found.isEmail || found.isDomain || phone === 'same' || isPlace) groups.push('household');
  if (found.isLoyal) groups.push('loyaltyId');
  if (name === 'same' || name === 'near' || name === 'short') groups.push('name');
  if (found.references.length > 0) groups.push('references');
  if (tax === 'same' || tax === 'unchecked' || tax === 'near') groups.push('taxId');
  return groups;
}

/**
 * Two organisations are one by the name with a tax id, place, domain, phone or reference. Another name or legal form is another legal
 * entity, whatever the two share; another number of one type is one too, unless somebody wrote it wrongly.
 */
export function decideOrganisations({ found, weight, bands }: CompanyEvidence): Decision {
  const groups = groupsOfCompanies(found);
  const isIdentified = groups.includes('taxId') || groups.includes('references') || groups.includes('loyaltyId');
  if (found.name === 'differs' || found.name === 'formDiffers') return isIdentified ? 'review' : 'separate';
  if (groups.length < 2) return isIdentified ? 'review' : 'separate';
  if (weight >= bands.auto) return found.tax === 'other' ? 'review' : 'link';
  return weight >= bands.review || isIdentified ? 'review' : 'separate';
}

/**
 * Two sites are one where their organisation is one and they share the street, the name within a city, or a reference. Where only
 * their parties tell the organisation, `references.organisation` stands for the condition, which clustering checks.
 */
export function decideSites({ found, isSameSystem }: CompanyEvidence): Decision {
  const isArea = found.place === 'city' || found.place === 'postalCode' || found.place === 'street';
  const isHouse = found.place === 'same' || found.place === 'near';
  const isNamedSo = found.site === 'same' && (isArea || isHouse);
  const isReferred = found.references.includes('references.crossReference');
  if (!isHouse && !isReferred && !isNamedSo) return 'separate';
  const isOtherName = found.name === 'differs' || found.name === 'formDiffers';
  const isOneOrganisation = found.name === 'same' || found.tax === 'same' || found.isUnderOrganisations;
  if (isSameSystem) return isOneOrganisation && isNamedSo && isHouse ? 'review' : 'separate';
  if (isOneOrganisation) return 'link';
  if (isReferred && (isHouse || found.site === 'same') && !isOtherName) return 'link';
  return isNamedSo && !isOtherName ? 'review' : 'separate';
}

/** Whether two sites are one only if their parties' records turn out to be one organisation. */
export function restsOnParties(comparisons: readonly string[]): boolean {
  return (
    comparisons.includes('references.organisation') && !comparisons.includes('name.organisationSame') && !comparisons.includes('taxId.same')
  );
}
