import { sourceKey } from '@trueup/canonical-schema';
import type { Golden } from '@trueup/governance';
import type { Cluster } from '@trueup/identity';
import type { StoredDecision } from './slice';

/** That a customer must be judged again at a time, though nobody says anything. */
export interface Due {
  /** Key of its founding record: whoever holds that then is judged. */
  readonly key: string;
  /** Epoch ms. */
  readonly at: number;
}

/** When the judgement of these records may come out otherwise by itself: a decision ends, or a value grows stale. None for never. */
export function dueOf(
  group: Cluster,
  golden: Golden,
  { decisions, now }: { readonly decisions: readonly StoredDecision[]; readonly now: number },
): Due[] {
  if (decisions.length === 0 && golden.dueAt === null) return [];
  const ends = decisions.flatMap(({ records, expiresAt }) =>
    expiresAt !== null && records.some((key) => group.records.includes(key)) ? [expiresAt] : [],
  );
  const times = [...ends, ...(golden.dueAt === null ? [] : [golden.dueAt])].filter((at) => at > now);
  return times.length === 0 ? [] : [{ key: sourceKey(group.founder), at: Math.min(...times) }];
}
