import type { Edge } from '../cluster/cluster-input';
import { joinRecords } from '../cluster/join-records';
import { settleDecisions } from '../cluster/settle-decisions';
import type { MatchingModel } from '../model/matching-model';
import type { NormalisedRecord } from '../normalised-record';
import { confidenceOf } from './confidence';
import type { MatchedCluster } from './match-result';

const NO_DECISIONS = settleDecisions([], 0);

/** What became of records that links hold together. */
export interface MatchedComponent {
  readonly clusters: readonly MatchedCluster[];
  /** Links that were not followed; of those that were given. */
  readonly held: readonly Edge[];
}

/** Clusters the records of one component. `members` are their numbers, rising; the edges are all that are not separate among them. */
export function matchComponent(
  members: readonly number[],
  records: readonly NormalisedRecord[],
  { edges, model }: { readonly edges: readonly Edge[]; readonly model: MatchingModel },
): MatchedComponent {
  const at = new Map(records.map(({ key }, place) => [key, members[place] ?? 0] as const));
  const own = records.map((identity) => {
    const { key, source, isPresent } = identity;
    return [key, { key, source, isPresent, identity, firstRecordedAt: 0, organisations: [], accounts: [] }] as const;
  });
  const { parts, held } = joinRecords({ records: new Map(own), edges, decisions: NO_DECISIONS, model });
  const doubtful = new Set(held.flatMap(({ left, right }) => [left, right]));
  const clusters = parts.map((keys) => ({
    members: keys.map((key) => at.get(key) ?? 0).sort((left, right) => left - right),
    confidence: confidenceOf(keys, edges, model),
    held: keys.filter((key) => doubtful.has(key)).map((key) => at.get(key) ?? 0),
  }));
  return { clusters, held };
}

/** What speaks for and against two records, with bits. */
export function explain({ evidence }: Pick<Edge, 'evidence'>): string {
  return evidence.map(({ comparison, weight }) => `${comparison} ${weight > 0 ? '+' : ''}${weight.toFixed(1)}`).join(', ');
}
