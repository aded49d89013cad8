import { compareGivens } from '../compare/given-names';
import type { ClusterRecord } from './cluster-input';

/** Whether two records that nothing links directly should not meet over a third: other given names, or both alive in one system. */
export function isAtOdds(left: ClusterRecord | undefined, right: ClusterRecord | undefined): boolean {
  if (!left || !right) return false;
  if (left.isPresent && right.isPresent && left.source.system === right.source.system) return true;
  return compareGivens(left, right) === 'differs';
}
