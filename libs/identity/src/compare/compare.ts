import type { NormalisedRecord } from '../normalised-record';
import { WEIGHTS, type Level } from '../model/weights';
import type { Comparison, IndependentGroup } from './comparison';
import { isLead } from '../normalise/references';
import { isParentAndChild } from './company-findings';
import { decide } from './decide';
import { findingsOf } from './findings';
import { pairingOf } from './pairing';

const SPEAKS_FOR: Readonly<Partial<Record<Level, IndependentGroup>>> = {
  'name.same': 'name',
  'name.near': 'name',
  'name.organisationSame': 'name',
  'email.same': 'household',
  'phone.same': 'household',
  'place.same': 'household',
  'phone.work': 'employer',
  'place.work': 'employer',
  'birthDate.same': 'birthDate',
  'taxId.same': 'taxId',
  'taxId.unchecked': 'taxId',
  'loyaltyId.same': 'loyaltyId',
  'references.order': 'references',
  'references.crossReference': 'references',
  'references.merged': 'references',
  'references.ourKey': 'references',
};

/** What speaks for and against two records being one party, and what follows. The order of the two does not matter. */
export function compare(left: NormalisedRecord, right: NormalisedRecord): Comparison {
  const pairing = pairingOf(left, right);
  const findings = findingsOf(left, right, pairing);
  const levels = [...findings].sort();
  const groups = new Set(levels.flatMap((level) => SPEAKS_FOR[level] ?? []));
  return {
    ...decide({
      findings,
      groups,
      pairing,
      isSameSystem: left.source.system === right.source.system,
      isInTwoRoles: left.employers.length > 0 !== right.employers.length > 0,
      isParentAndChild: isParentAndChild(left, right),
      isConversion: isLead(left.source) !== isLead(right.source),
    }),
    weight: levels.reduce((sum, level) => sum + WEIGHTS[level], 0),
    evidence: levels.map((level) => ({ group: level.split('.')[0] ?? '', comparison: level, weight: WEIGHTS[level] })),
    groups: [...groups].sort(),
  };
}
