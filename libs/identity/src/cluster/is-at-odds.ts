import { isCompatibleForm } from '../company/company-name';
import { personFindings } from '../compare/person-findings';
import { isOpposed, isProven } from '../decide/decide-persons';
import type { MatchingModel } from '../model/matching-model';
import { areHousesShared } from '../model/with-frequencies';
import { prepare } from '../prepare/prepare';
import { scorePersons } from '../score/score-persons';
import type { ClusterRecord } from './cluster-input';

/**
 * Whether two records that nothing links directly should not meet over a third: other given names, another
 * generation, another number where one type is meant, checked or not, or another legal entity's name.
 */
export function isAtOdds(left: ClusterRecord | undefined, right: ClusterRecord | undefined, model: MatchingModel): boolean {
  if (!left || !right) return false;
  const pair = [prepare(left.identity), prepare(right.identity)] as const;
  const found = personFindings(...pair, model);
  if (!areHousesShared(model)) return scorePersons(found, pair, model).weight < model.holds.opposedBelow;
  if (isProven(found)) return false;
  if (found.names.given === 'differs' || found.tax === 'other' || isOpposed(found)) return true;
  if (found.birth === 'yearDiffers' && scorePersons(found, pair, model).weight < model.persons.bands.auto) return true;
  return areOtherEntities(left, right);
}

/** One name with two legal forms is two companies, though a record without a form fits both. */
function areOtherEntities(left: ClusterRecord, right: ClusterRecord): boolean {
  const pairs = left.identity.companies.flatMap((one) => right.identity.companies.map((other) => ({ one, other })));
  return pairs.length > 0 && pairs.every(({ one, other }) => one.name === other.name && !isCompatibleForm(one.form, other.form));
}
