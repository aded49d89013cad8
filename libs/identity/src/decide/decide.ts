import type { Comparison } from '../compare/comparison';
import type { ReferenceLevel } from '../compare/compare-references';
import type { TaxLevel } from '../compare/compare-tax-ids';
import { isApart, type Pairing } from '../compare/pairing';
import { decideOrganisations, decideSites, type CompanyEvidence } from './decide-companies';
import { decidePersons, type PersonEvidence } from './decide-persons';

/** What the rules look at. */
export interface Standing {
  readonly pairing: Pairing;
  readonly references: readonly ReferenceLevel[];
  readonly tax: TaxLevel;
  readonly isParentAndChild: boolean;
  /** Whether one is a lead that was perhaps converted to the other. */
  readonly isConversion: boolean;
  readonly persons?: PersonEvidence;
  readonly companies?: CompanyEvidence;
}

type Verdict = Pick<Comparison, 'decision' | 'isFirm'>;

const ASKED: Verdict = { decision: 'review', isFirm: true };
const SEPARATE: Verdict = { decision: 'separate', isFirm: false };

/** The rules of matching, in the order in which they speak. A merge in a source that a veto forbids is firm all the same: it is asked about. */
export function decide(standing: Standing): Verdict {
  const { pairing, references } = standing;
  const isMerged = references.includes('references.merged');
  if (standing.tax === 'differs') return { decision: 'never', isFirm: isMerged };
  if (pairing === 'personAndCompany') return isMerged && !standing.isConversion ? ASKED : SEPARATE;
  if (references.includes('references.ourKey')) return { decision: 'link', isFirm: true };
  if (isMerged) return isApart(pairing) ? ASKED : { decision: 'link', isFirm: true };
  if (isApart(pairing) || standing.isParentAndChild) return SEPARATE;
  return { decision: byEvidence(standing), isFirm: false };
}

function byEvidence({ pairing, persons, companies }: Standing): Comparison['decision'] {
  if (persons) return decidePersons(persons);
  if (!companies) return 'separate';
  return pairing === 'sites' ? decideSites(companies) : decideOrganisations(companies);
}
