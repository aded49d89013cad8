import type { Consent } from '@trueup/canonical-schema';
import { isWitnessed, timeThatCounts, type Claim } from './claim';
import type { Speaker } from './contract-row';
import { standingOf } from './policy';
import type { LostBecause, RuleName } from './settled-by';
import type { SlotPolicy } from './slot-policy';
import { stableJson } from './stable-json';

/** Keeps the claims that are best by one rule; all of them where the rule sees no difference. */
export interface Rule {
  readonly keep: <T>(claims: readonly Claim<T>[], policy: SlotPolicy) => readonly Claim<T>[];
  /** Why the others lost. */
  readonly because: LostBecause;
}

const STATUS_RANK: Readonly<Record<Consent['status'], number>> = { UNKNOWN: 0, granted: 1, pending: 2, withdrawn: 3 };

/** The rules that a contract may name. */
export const RULES: Readonly<Record<RuleName, Rule>> = {
  owner: { because: 'not the owner', keep: (claims, policy) => best(claims, (claim) => Number(standingOf(claim, policy) === 'owner')) },
  verified: { because: 'not verified', keep: (claims) => best(claims, ({ verification }) => Number(verification === 'verified')) },
  mostRecent: { because: 'older', keep: (claims) => best(claims, (claim) => (isWitnessed(claim) ? timeThatCounts(claim) : -Infinity)) },
  sourcePriority: { because: 'ranks lower', keep: (claims, policy) => best(claims, (claim) => -rankOf(claim, policy)) },
  mostFrequent: {
    because: 'rarer',
    keep: (claims) => {
      const said = claims.map(({ value }) => asSaid(value));
      return best(claims, (_claim, index) => said.filter((other) => other === said[index]).length);
    },
  },
  mostComplete: { because: 'less complete', keep: (claims) => best(claims, ({ value }) => partsIn(value)) },
  latestExplicit: { because: 'an earlier decision', keep: (claims) => best(best(claims, decisionTime), statusRank) },
  union: { because: 'not joined', keep: (claims) => claims },
};

/** Whether a claim says anything at all under these rules: a consent that nobody decided is unknown. */
export function isDecided<T>({ value }: Claim<T>, { row }: SlotPolicy): boolean {
  return !row.rule.includes('latestExplicit') || asConsent(value)?.explicit === true;
}

function best<T>(claims: readonly Claim<T>[], score: (claim: Claim<T>, index: number) => number): readonly Claim<T>[] {
  const scores = claims.map(score);
  const top = Math.max(...scores);
  return claims.filter((_claim, index) => scores[index] === top);
}

function rankOf<T>(claim: Claim<T>, policy: SlotPolicy): number {
  const { priority } = policy.row;
  const family = policy.families[claim.source.system];
  const rank = priority.findIndex((who: Speaker) => who === claim.source.system || who === family);
  return rank < 0 ? priority.length : rank;
}

/** A time that is only an upper bound counts in full for a withdrawal and not at all for a grant: doubt is for the person. */
function decisionTime<T>(claim: Claim<T>): number {
  const consent = asConsent(claim.value);
  if (consent?.decidedAt != null) return Math.min(consent.decidedAt, claim.receivedAt);
  return isWitnessed(claim) || consent?.status === 'withdrawn' ? timeThatCounts(claim) : -Infinity;
}

function statusRank<T>({ value }: Claim<T>): number {
  return STATUS_RANK[asConsent(value)?.status ?? 'UNKNOWN'];
}

function asConsent(value: unknown): Consent | undefined {
  return typeof value === 'object' && value !== null && 'explicit' in value ? (value as Consent) : undefined;
}

/** Equal for values that say the same but for capitals and spaces: those who spell alike vote together. */
function asSaid(value: unknown): string {
  return stableJson(value).normalize('NFC').replace(/\s+/g, ' ').replace(/" | "/g, '"').toLowerCase();
}

/** How many parts of a value, of its parts and of a group's slots say something. */
function partsIn(value: unknown): number {
  if (value === null || (typeof value === 'string' && value.trim() === '')) return 0;
  return typeof value === 'object' ? Object.values(value as object).reduce<number>((sum, part) => sum + partsIn(part), 0) : 1;
}
