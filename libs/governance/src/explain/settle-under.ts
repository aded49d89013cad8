import type { GoldenSlot, LosingClaim, SlotAddress, SlotValue } from '@trueup/canonical-schema';
import { timeThatCounts, type Claim } from '../claim';
import type { Contract } from '../contract-row';
import { policyFor } from '../policy';
import type { SlotPolicy } from '../slot-policy';
import { stableJson } from '../stable-json';
import type { Subject } from '../subject';
import { judge, type Verdict } from '../survive';

/** A contract, and the customer as it asks about them. */
export interface Standpoint {
  readonly contract: Contract;
  readonly subject: Subject;
}

export interface UnderQuestion {
  readonly address: SlotAddress;
  /** The slot as it was settled; undefined where it had no golden value. */
  readonly golden: GoldenSlot | undefined;
  readonly settledBy: Standpoint;
  readonly counting: Standpoint;
  /** Epoch milliseconds. */
  readonly asOf: number;
}

/** What another contract makes of a slot: the same, something else, or that what is kept does not tell. */
export type Under =
  | { readonly outcome: 'same' }
  | { readonly outcome: 'other'; readonly golden: GoldenSlot | undefined }
  | { readonly outcome: 'untold'; readonly because: string };

/** So many losers may have been verified or not; beyond that not every case is looked at. */
const MOST_CASES = 6;

/**
 * Settles a slot by another contract from what its provenance keeps: the value and the claims that lost. It says so where that does not
 * suffice: records without a say are kept only beside a value, a group by its winner only, and of a loser not whether it was verified.
 */
export function settleUnder({ address, golden, settledBy, counting, asOf }: UnderQuestion): Under {
  const before = policyFor(settledBy.contract, address, settledBy.subject);
  const after = policyFor(counting.contract, address, counting.subject);
  if (readingOf(before) === readingOf(after)) return { outcome: 'same' };
  if (golden?.provenance.source.system === 'trueup') return { outcome: 'same' };
  if (!golden) return untold('nothing was golden there, and what records without a say held then is not kept');
  const obstacle = obstacleIn(golden, before, after);
  if (obstacle !== undefined) return untold(obstacle);
  const verdicts = casesOf(golden, after).map((claims) => judge(claims, after, asOf));
  const [first] = verdicts;
  if (!first || new Set(verdicts.map(resultOf)).size > 1) return untold('it is not kept which of the losing claims were verified');
  if (first.winner && resultOf(first) === stableJson([golden.provenance.source, golden.state, golden.value])) return { outcome: 'same' };
  return { outcome: 'other', golden: goldenBy(first, after) };
}

/** All of a row, and of who has a say, that can change who wins. */
function readingOf({ row, standings, isRouted, verifiedFills, families }: SlotPolicy): string {
  const { rule, priority, empty, decay, group } = row;
  const ranked = priority.length > 0 ? families : {};
  return stableJson({ rule, priority, empty, decay: decay ?? null, group, standings, isRouted, verifiedFills, ranked });
}

/** Why the kept claims are not all that the new row would look at. */
function obstacleIn({ slot, provenance }: GoldenSlot, before: SlotPolicy, after: SlotPolicy): string | undefined {
  if (slot.startsWith('routing.')) return 'where a customer is served from follows from all of their records';
  if (before.row.group !== null || after.row.group !== null) return 'the slot wins or loses with others of its group';
  if (after.row.rule.includes('latestExplicit')) return 'when a consent was received is not kept of the claims that lost';
  if (before.row.empty !== after.row.empty) return 'the two contracts do not agree on whether an empty field counts';
  const sources = [provenance.source, ...provenance.losers.map(({ source }) => source)];
  const isFill = ({ standings }: SlotPolicy, system: string) => standings[system] === 'fill';
  const changes = after.row.empty === 'clears' && sources.some(({ system }) => isFill(before, system) !== isFill(after, system));
  return changes ? 'a clear counts for one contract where it is none for the other' : undefined;
}

/** The claims once for every way in which losers may have been verified, where that matters. */
function casesOf({ provenance, state, value }: GoldenSlot, { row, verifiedFills }: SlotPolicy): Claim[][] {
  const { source, valueTime, timeQuality, verification, losers } = provenance;
  const winner = claimOf({ source, valueTime, timeQuality, value: state === 'value' ? value : null }, verification);
  const matters = row.rule.includes('verified') || verifiedFills.length > 0;
  if (matters && losers.length > MOST_CASES) return [];
  const cases = matters ? 2 ** losers.length : 1;
  return Array.from({ length: cases }, (_, bits) => [
    winner,
    ...losers.map((loser, index) =>
      claimOf({ ...loser, value: loser.value === null ? null : (JSON.parse(loser.value) as SlotValue) }, isSet(bits, index)),
    ),
  ]);
}

function isSet(bits: number, index: number): Claim['verification'] {
  return Math.floor(bits / 2 ** index) % 2 === 1 ? 'verified' : 'unverified';
}

type Said = Pick<LosingClaim, 'source' | 'valueTime' | 'timeQuality'> & { readonly value: SlotValue | null };

function claimOf({ source, valueTime, timeQuality, value }: Said, verification: Claim['verification']): Claim {
  const times = { valueTime, receivedAt: valueTime ?? 0, timeQuality, correlationId: null };
  return { source, state: value === null ? 'cleared' : 'value', value, verification, ...times };
}

function resultOf({ winner }: Verdict<SlotValue>): string {
  return winner ? stableJson([winner.source, winner.state, winner.value]) : '';
}

function goldenBy({ winner, rule, losers }: Verdict<SlotValue>, { address, contractVersion }: SlotPolicy): GoldenSlot | undefined {
  if (!winner) return undefined;
  const { source, timeQuality, verification, correlationId, value } = winner;
  const told = losers.map(({ claim, because }): LosingClaim => {
    const said = claim.value === null ? null : stableJson(claim.value);
    return { source: claim.source, valueTime: timeThatCounts(claim), timeQuality: claim.timeQuality, because, value: said };
  });
  const provenance = { source, valueTime: timeThatCounts(winner), timeQuality, verification, rule, contractVersion, correlationId };
  return { ...address, state: winner.state === 'value' ? 'value' : 'cleared', value, provenance: { ...provenance, losers: told } };
}

function untold(because: string): Under {
  return { outcome: 'untold', because };
}
