import type { Level } from '../model';
import type { Comparison, Decision, IndependentGroup } from './comparison';

/** What the rules look at. */
export interface Findings {
  readonly findings: ReadonlySet<Level>;
  readonly groups: ReadonlySet<IndependentGroup>;
  /** Whether their own system merged one into the other. */
  readonly isMerged: boolean;
  readonly isSameSystem: boolean;
  readonly areKindsApart: boolean;
}

type Verdict = Pick<Comparison, 'decision' | 'isFirm'>;

/** The rules of matching, in the order in which they speak. */
export function decide(found: Findings): Verdict {
  const { findings } = found;
  if (findings.has('taxId.differs')) return { decision: 'never', isFirm: false };
  if (findings.has('references.ourKey') || found.isMerged) return { decision: 'link', isFirm: true };
  if (found.areKindsApart) return { decision: 'separate', isFirm: false };
  return { decision: byEvidence(found), isFirm: false };
}

function byEvidence(found: Findings): Decision {
  const { findings, groups } = found;
  if (findings.has('name.givenDiffers')) return isStrongContact(findings) || hasIdentifier(groups) ? 'review' : 'separate';
  if (groups.size < 2) return isWorthAsking(found) ? 'review' : 'separate';
  if (isOpposed(findings) || !isEnough(found)) return 'review';
  if (found.isSameSystem) return isCertain(found) ? 'link' : 'review';
  return 'link';
}

/** One group alone never links; a shared e-mail or a unique identifier is worth a steward's look. */
function isWorthAsking({ findings, groups }: Findings): boolean {
  return findings.has('email.same') || hasIdentifier(groups);
}

function isOpposed(findings: ReadonlySet<Level>): boolean {
  return findings.has('birthDate.differs') || findings.has('name.suffixDiffers') || findings.has('name.organisationDiffers');
}

/** A household or a birth date with a postal code needs the very same name; a name that is only near needs two groups more. */
function isEnough({ findings, groups }: Findings): boolean {
  const isNear = findings.has('name.near');
  const others = [...groups].filter((group) => group !== 'name');
  if (isNear && others.length < 2) return false;
  if (others.every((group) => group === 'household') && isPlaceOnly(findings))
    return findings.has('name.same') && !findings.has('phone.differs');
  if (others.every((group) => group === 'birthDate')) return findings.has('name.same') && findings.has('place.postalCode');
  return findings.has('name.same') || findings.has('name.organisationSame') || hasIdentifier(groups) || isNear;
}

/** At one address a father and a son may bear one name, so that other numbers speak against it. */
function isPlaceOnly(findings: ReadonlySet<Level>): boolean {
  return !findings.has('email.same') && !findings.has('phone.same');
}

/** Two records in one system are meant to be two: e-mail, name and one thing more, or a checked tax id with the name. */
function isCertain({ findings, groups }: Findings): boolean {
  if (!findings.has('name.same') && !findings.has('name.organisationSame')) return false;
  const further = findings.has('phone.same') || groups.has('birthDate') || groups.has('loyaltyId') || groups.has('references');
  return findings.has('taxId.same') || (findings.has('email.same') && further);
}

function isStrongContact(findings: ReadonlySet<Level>): boolean {
  const shared = (['email.same', 'phone.same', 'place.same'] as const).filter((level) => findings.has(level));
  return findings.has('email.same') || shared.length >= 2;
}

function hasIdentifier(groups: ReadonlySet<IndependentGroup>): boolean {
  return groups.has('taxId') || groups.has('loyaltyId') || groups.has('references');
}
