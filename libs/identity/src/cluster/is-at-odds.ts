import { compareGivens } from '../compare/given-names';
import { isCompatibleForm } from '../company/company-name';
import type { ClusterRecord } from './cluster-input';

/** Whether two records that nothing links directly should not meet over a third: other given names, another legal entity's name, or both alive in one system. */
export function isAtOdds(left: ClusterRecord | undefined, right: ClusterRecord | undefined): boolean {
  if (!left || !right) return false;
  if (isTwice(left, right)) return true;
  return compareGivens(left, right) === 'differs' || areOtherEntities(left, right);
}

/** A shopper and the same person at work are two records of one system by right. */
function isTwice(left: ClusterRecord, right: ClusterRecord): boolean {
  const isInTwoRoles = left.employers.length > 0 !== right.employers.length > 0;
  return left.isPresent && right.isPresent && left.source.system === right.source.system && !isInTwoRoles;
}

/** One name with two legal forms is two companies, though a record without a form fits both. */
function areOtherEntities(left: ClusterRecord, right: ClusterRecord): boolean {
  const pairs = left.companies.flatMap((one) => right.companies.map((other) => ({ one, other })));
  return pairs.length > 0 && pairs.every(({ one, other }) => one.name === other.name && !isCompatibleForm(one.form, other.form));
}
