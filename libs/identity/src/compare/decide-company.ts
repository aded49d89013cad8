import type { Level } from '../model/weights';
import type { Decision } from './comparison';

/** What the rules for companies and sites look at. */
export interface CompanyFindings {
  readonly findings: ReadonlySet<Level>;
  readonly isSameSystem: boolean;
}

/**
 * Two organisations are one by a checked tax id with the name, or by the name with a place, a domain, an e-mail or a reference.
 * Another name or legal form is another legal entity, whatever the two share.
 */
export function decideOrganisations({ findings, isSameSystem }: CompanyFindings): Decision {
  const has = (...levels: Level[]) => levels.some((level) => findings.has(level));
  const isKnown = has('place.same', 'email.domain', 'email.same', 'references.crossReference');
  const isIdentified = has('taxId.same', 'taxId.unchecked', 'references.crossReference', 'loyaltyId.same');
  if (has('name.legalFormDiffers', 'name.organisationDiffers')) return isIdentified ? 'review' : 'separate';
  if (isSameSystem) return decideTwice(has, isKnown || isIdentified);
  if (has('taxId.same')) return has('name.organisationSame', 'name.organisationNear') || isKnown ? 'link' : 'review';
  if (has('name.organisationSame')) {
    if (isKnown || isIdentified || has('place.postalCode', 'references.order')) return 'link';
    return has('phone.same', 'place.city') ? 'review' : 'separate';
  }
  return isIdentified || (has('name.organisationNear') && isKnown) ? 'review' : 'separate';
}

/** Two records of one system are meant to be two: only name, tax id and street together say otherwise. */
function decideTwice(has: (...levels: Level[]) => boolean, isLikely: boolean): Decision {
  if (has('name.organisationSame') && has('taxId.same') && has('place.same')) return 'link';
  return isLikely && has('name.organisationSame', 'taxId.same') ? 'review' : 'separate';
}

/**
 * Two sites are one where their organisation is one and they share the street, the name within a city, or a reference. Where only
 * their parties tell the organisation, `references.organisation` stands for the condition, which clustering checks.
 */
export function decideSites({ findings, isSameSystem }: CompanyFindings): Decision {
  const has = (...levels: Level[]) => levels.some((level) => findings.has(level));
  const isNamedSo = has('name.siteSame') && has('place.city', 'place.postalCode', 'place.same');
  if (!has('place.same', 'references.crossReference') && !isNamedSo) return 'separate';
  const isOneOrganisation = has('name.organisationSame', 'taxId.same', 'references.organisation');
  if (isSameSystem) return isOneOrganisation && isNamedSo && has('place.same') ? 'review' : 'separate';
  if (isOneOrganisation) return 'link';
  if (has('references.crossReference') && has('place.same', 'name.siteSame') && !has('name.organisationDiffers', 'name.legalFormDiffers'))
    return 'link';
  return isNamedSo && !has('name.organisationDiffers', 'name.legalFormDiffers') ? 'review' : 'separate';
}

/** Whether two sites are one only if their parties' records turn out to be one organisation. */
export function restsOnParties(comparisons: readonly string[]): boolean {
  return (
    comparisons.includes('references.organisation') && !comparisons.includes('name.organisationSame') && !comparisons.includes('taxId.same')
  );
}
