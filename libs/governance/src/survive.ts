import { sourceKey } from '@trueup/canonical-schema';
import { isWitnessed, timeThatCounts, type Claim, type Standing } from './claim';
import { isStale } from './decay';
import { standingOf } from './policy';
import { isDecided, RULES } from './rules';
import type { LostBecause, SettledBy } from './settled-by';
import type { SlotPolicy } from './slot-policy';

/** A claim that was considered and lost. */
export interface Loser<T> {
  readonly claim: Claim<T>;
  readonly because: LostBecause;
}

/** How the claims on one slot were settled. */
export interface Verdict<T> {
  readonly winner: Claim<T> | undefined;
  /** The rule that settled it; where only one could win, how its record stands to the slot. */
  readonly rule: SettledBy | 'none';
  readonly losers: readonly Loser<T>[];
}

/** The claim that becomes golden. The owner speaks first; the rule settles the rest. */
export function survive<T>(claims: readonly Claim<T>[], policy: SlotPolicy, asOf = -Infinity): Claim<T> | undefined {
  return judge(claims, policy, asOf).winner;
}

/** Settles the claims on one slot, at most one for each record, and says why the others lost. What is stale speaks only where nothing fresher does. */
export function judge<T>(claims: readonly Claim<T>[], policy: SlotPolicy, asOf = -Infinity): Verdict<T> {
  const fresh = policy.row.decay ? claims.filter((claim) => !isStale(claim, policy, asOf)) : claims;
  if (fresh.length === claims.length) return judgeAlike(claims, policy);
  const verdict = judgeAlike(fresh, policy);
  if (!verdict.winner) return judgeAlike(claims, policy);
  const stale = claims.filter((claim) => !fresh.includes(claim));
  return { ...verdict, losers: [...verdict.losers, ...stale.map((claim) => ({ claim, because: 'stale' as const }))] };
}

function judgeAlike<T>(claims: readonly Claim<T>[], policy: SlotPolicy): Verdict<T> {
  const [only] = claims;
  if (only && claims.length === 1) return judgeAlone(only, policy);
  const voices = claims.filter((claim) => isVoice(standingOf(claim, policy)) && hasSay(claim, policy));
  const fills = claims.filter((claim) => standingOf(claim, policy) === 'fill' && isValue(claim, policy));
  const first = settle(voices, policy);
  const isOpen = !first.winner || (first.winner.state === 'cleared' && fills.some((fill) => isSince(fill, first.winner)));
  const verdict = isOpen && fills.length > 0 ? settle(fills, policy) : first;
  const silent = claims.filter((claim) => claim !== verdict.winner && !verdict.losers.some((loser) => loser.claim === claim));
  return { ...verdict, losers: [...verdict.losers, ...silent.flatMap((claim) => because(claim, policy))] };
}

/** Most slots of most customers are spoken of by one record. */
function judgeAlone<T>(claim: Claim<T>, policy: SlotPolicy): Verdict<T> {
  const standing = standingOf(claim, policy);
  const wins = isVoice(standing) ? hasSay(claim, policy) : standing === 'fill' && isValue(claim, policy);
  if (!wins) return { winner: undefined, rule: 'none', losers: because(claim, policy) };
  return { winner: claim, rule: aloneBy(claim, policy), losers: [] };
}

/** What a value stands by that nobody rivals: how its record stands to the slot. */
function aloneBy<T>(claim: Claim<T>, policy: SlotPolicy): SettledBy {
  const standing = standingOf(claim, policy);
  if (claim.standing) return 'routing';
  return standing === 'owner' || standing === 'compete' ? standing : 'fill';
}

function isVoice(standing: Standing): boolean {
  return standing === 'owner' || standing === 'compete';
}

function settle<T>(claims: readonly Claim<T>[], policy: SlotPolicy): Verdict<T> {
  let left = claims;
  let rule: Verdict<T>['rule'] = left[0] ? aloneBy(left[0], policy) : 'none';
  const losers: Loser<T>[] = [];
  // Where one claim stands alone no rule can tell it from another.
  if (claims.length < 2) return { winner: left[0], rule, losers };
  const narrow = (kept: readonly Claim<T>[], name: SettledBy, reason: LostBecause) => {
    if (kept.length === left.length) return;
    losers.push(...left.filter((claim) => !kept.includes(claim)).map((claim) => ({ claim, because: reason })));
    left = kept;
    rule = name;
  };
  for (const name of policy.row.rule) narrow(RULES[name].keep(left, policy), name, RULES[name].because);
  narrow(RULES.owner.keep(left, policy), 'owner', 'tied with the owner');
  narrow(left.slice().sort(bySource).slice(0, 1), 'tie', 'tied; the first by name stands');
  return { winner: left[0], rule, losers };
}

/** Whether an owner's or competitor's claim takes part: a value, an erasure, or a clear that the row lets count. */
function hasSay<T>(claim: Claim<T>, policy: SlotPolicy): boolean {
  if (claim.state === 'erased') return true;
  if (claim.state === 'cleared') return policy.row.empty === 'clears' && isWitnessed(claim);
  return isValue(claim, policy);
}

function isValue<T>(claim: Claim<T>, policy: SlotPolicy): boolean {
  return claim.state === 'value' && isDecided(claim, policy);
}

function isSince<T>(fill: Claim<T>, clear: Claim<T> | undefined): boolean {
  return clear !== undefined && isWitnessed(fill) && timeThatCounts(fill) > timeThatCounts(clear);
}

function because<T>(claim: Claim<T>, policy: SlotPolicy): Loser<T>[] {
  if (claim.state === 'cleared') return [{ claim, because: 'a clear that does not count' }];
  if (claim.state !== 'value') return [];
  if (!isDecided(claim, policy)) return [{ claim, because: 'nobody decided it' }];
  const standing = standingOf(claim, policy);
  return [
    {
      claim,
      because: standing === 'fill' ? 'only fills in' : standing === 'foreign' || standing === 'propose' ? 'foreign' : 'older than a clear',
    },
  ];
}

function bySource<T>(left: Claim<T>, right: Claim<T>): number {
  return sourceKey(left.source) < sourceKey(right.source) ? -1 : 1;
}
