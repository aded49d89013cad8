import type { Level } from '../model/weights';
import type { Comparison, Decision, IndependentGroup } from './comparison';
import { decideOrganisations, decideSites } from './decide-company';
import { isApart, type Pairing } from './pairing';

/** What the rules look at. */
export interface Findings {
  readonly findings: ReadonlySet<Level>;
  readonly groups: ReadonlySet<IndependentGroup>;
  readonly pairing: Pairing;
  readonly isSameSystem: boolean;
  /** Whether one acts for a company and the other for itself. */
  readonly isInTwoRoles: boolean;
  readonly isParentAndChild: boolean;
  /** Whether one is a lead that was perhaps converted to the other. */
  readonly isConversion: boolean;
}

type Verdict = Pick<Comparison, 'decision' | 'isFirm'>;

/** The rules of matching, in the order in which they speak. A merge in a source that a veto forbids is firm all the same: it is asked about. */
export function decide(found: Findings): Verdict {
  const { findings, pairing } = found;
  const isMerged = findings.has('references.merged');
  if (findings.has('taxId.differs')) return { decision: 'never', isFirm: isMerged };
  if (pairing === 'personAndCompany') return isMerged && !found.isConversion ? ASKED : SEPARATE;
  if (findings.has('references.ourKey')) return { decision: 'link', isFirm: true };
  if (isMerged) return isApart(pairing) ? ASKED : { decision: 'link', isFirm: true };
  if (isApart(pairing) || found.isParentAndChild) return SEPARATE;
  return { decision: byRules(found), isFirm: false };
}

const ASKED: Verdict = { decision: 'review', isFirm: true };
const SEPARATE: Verdict = { decision: 'separate', isFirm: false };

function byRules(found: Findings): Decision {
  if (found.pairing === 'organisations') return decideOrganisations(found);
  return found.pairing === 'sites' ? decideSites(found) : byEvidence(found);
}

function byEvidence(found: Findings): Decision {
  const { findings, groups } = found;
  if (findings.has('name.givenDiffers')) return isStrongContact(findings) || hasIdentifier(groups) ? 'review' : 'separate';
  if (groups.size < 2) return isWorthAsking(found) ? 'review' : 'separate';
  if (isOpposed(findings) || !isEnough(found)) return 'review';
  if (found.isSameSystem && !isSameInBothRoles(found)) return isCertain(found) ? 'link' : 'review';
  return 'link';
}

/** One group alone never links; a shared e-mail or a unique identifier is worth a steward's look. */
function isWorthAsking({ findings, groups }: Findings): boolean {
  return findings.has('email.same') || hasIdentifier(groups);
}

function isOpposed(findings: ReadonlySet<Level>): boolean {
  return findings.has('birthDate.differs') || findings.has('name.suffixDiffers');
}

/** A household or a birth date with a postal code needs the very same name; a name that is only near needs two groups more. An employer is no proof. */
function isEnough({ findings, groups }: Findings): boolean {
  const isNear = findings.has('name.near');
  const others = [...groups].filter((group) => group !== 'name');
  if (isNear && others.length < 2) return false;
  if (others.every((group) => group === 'household') && isPlaceOnly(findings))
    return findings.has('name.same') && !findings.has('phone.differs');
  if (others.every((group) => group === 'employer')) return false;
  if (others.every((group) => group === 'birthDate')) return findings.has('name.same') && findings.has('place.postalCode');
  return findings.has('name.same') || hasIdentifier(groups) || isNear;
}

/** At one address a father and a son may bear one name, so that other numbers speak against it. */
function isPlaceOnly(findings: ReadonlySet<Level>): boolean {
  return !findings.has('email.same') && !findings.has('phone.same');
}

/** Two records in one system are meant to be two: e-mail, name and one thing more, or a checked tax id with the name. */
function isCertain({ findings, groups }: Findings): boolean {
  if (!findings.has('name.same')) return false;
  const further = findings.has('phone.same') || groups.has('birthDate') || groups.has('loyaltyId') || groups.has('references');
  return findings.has('taxId.same') || (findings.has('email.same') && further);
}

/** A shopper who also acts for an employer has two records in one system: the name with the person's own e-mail or phone tells. */
function isSameInBothRoles({ findings, isInTwoRoles }: Findings): boolean {
  return isInTwoRoles && findings.has('name.same') && (findings.has('email.same') || findings.has('phone.same'));
}

function isStrongContact(findings: ReadonlySet<Level>): boolean {
  const shared = (['email.same', 'phone.same', 'place.same'] as const).filter((level) => findings.has(level));
  return findings.has('email.same') || shared.length >= 2;
}

function hasIdentifier(groups: ReadonlySet<IndependentGroup>): boolean {
  return groups.has('taxId') || groups.has('loyaltyId') || groups.has('references');
}
