import type { NormalisedRecord } from '../normalised-record';
import { WEIGHTS, type Level } from '../model';
import type { Comparison, IndependentGroup } from './comparison';
import { decide } from './decide';
import { findingsOf } from './findings';

const SPEAKS_FOR: Readonly<Partial<Record<Level, IndependentGroup>>> = {
  'name.same': 'name',
  'name.near': 'name',
  'name.organisationSame': 'name',
  'email.same': 'household',
  'phone.same': 'household',
  'place.same': 'household',
  'birthDate.same': 'birthDate',
  'taxId.same': 'taxId',
  'taxId.unchecked': 'taxId',
  'loyaltyId.same': 'loyaltyId',
  'references.order': 'references',
  'references.crossReference': 'references',
  'references.ourKey': 'references',
};

/** What speaks for and against two records being one party, and what follows. The order of the two does not matter. */
export function compare(left: NormalisedRecord, right: NormalisedRecord): Comparison {
  const findings = findingsOf(left, right);
  const levels = [...findings].sort();
  const groups = new Set(levels.flatMap((level) => SPEAKS_FOR[level] ?? []));
  const isMerged = left.mergedInto === right.key || right.mergedInto === left.key;
  return {
    ...decide({
      findings,
      groups,
      isMerged,
      isSameSystem: left.source.system === right.source.system,
      areKindsApart: areKindsApart(left, right),
    }),
    weight: levels.reduce((sum, level) => sum + WEIGHTS[level], 0),
    evidence: levels.map((level) => ({ group: level.split('.')[0] ?? '', comparison: level, weight: WEIGHTS[level] })),
    groups: [...groups].sort(),
  };
}

function areKindsApart(left: NormalisedRecord, right: NormalisedRecord): boolean {
  return left.kind !== right.kind && left.kind !== 'UNKNOWN' && right.kind !== 'UNKNOWN';
}
