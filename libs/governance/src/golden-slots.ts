import { slotId, type GoldenSlot, type LosingClaim, type SlotValue } from '@trueup/canonical-schema';
import { timeThatCounts, type Claim } from './claim';
import type { Pin } from './golden-input';
import { byText } from './slot-order';
import type { LostBecause } from './settled-by';
import type { SlotPolicy } from './slot-policy';
import { stableJson } from './stable-json';
import { judge, type Verdict } from './survive';
import type { Parts, Unit } from './unit';

/** One slot, settled: its golden value if it has one, and how the records stand to it. */
export interface Settled {
  readonly policy: SlotPolicy;
  readonly golden: GoldenSlot | undefined;
  /** Whether an owner, a competitor or a pin spoke, so that what fills in is not used. */
  readonly isFillUnused: boolean;
  readonly isPinned: boolean;
  readonly claims: readonly Claim[];
  /** The time of what won: a group is as new as its newest part. */
  readonly wonAt: number;
  /** To which whole each of the claims belongs, in their order: a claim on a slot without a group is one by itself. */
  readonly wholes: readonly Claim<Whole>[];
}

type Whole = SlotValue | Parts;

/** What units are settled by. */
export interface Settling {
  readonly pins: readonly Pin[];
  /** Epoch milliseconds. */
  readonly asOf: number;
}

/** Settles a unit: the record that wins supplies all of its slots; a pin stands above it. */
export function settleUnit(unit: Unit, { pins, asOf }: Settling): Settled[] {
  const [lead] = unit.policies;
  if (!lead) return [];
  const verdict = judge<Whole>(said(unit.wholes), lead, asOf);
  return unit.policies.map((policy, at) => settleSlot({ policy, words: unit.parts[at] ?? [], unit, verdict }, newestPin(pins, policy)));
}

/** One slot of a unit that is judged. */
interface Judged {
  readonly policy: SlotPolicy;
  /** What each record says of it, in the order of the unit's wholes. */
  readonly words: Unit['parts'][number];
  readonly unit: Unit;
  readonly verdict: Verdict<Whole>;
}

function settleSlot(judged: Judged, pin: Pin | undefined): Settled {
  const { policy, words, unit, verdict } = judged;
  const claims = said(words);
  const golden = pin ? pinned(pin, policy, claims) : supplied(judged);
  return {
    policy,
    golden,
    claims,
    wonAt: pin?.decidedAt ?? (verdict.winner ? timeThatCounts(verdict.winner) : -Infinity),
    wholes: said(claims === words ? unit.wholes : unit.wholes.filter((_whole, who) => words[who])),
    isPinned: pin !== undefined,
    isFillUnused: pin !== undefined || (golden !== undefined && !isFilled(golden, policy)),
  };
}

/** The claims of those who say anything: nearly always everybody. */
function said<T>(claims: readonly (Claim<T> | undefined)[]): readonly Claim<T>[] {
  return claims.every(isSaid) ? claims : claims.filter(isSaid);
}

function isSaid<T>(claim: Claim<T> | undefined): claim is Claim<T> {
  return claim !== undefined;
}

function supplied(judged: Judged): GoldenSlot | undefined {
  const { policy, verdict } = judged;
  const claim = partOf(verdict.winner, judged);
  if (!claim) return undefined;
  const { slot, key, context } = policy.address;
  const { source, timeQuality, verification, correlationId } = claim;
  const isValue = claim.state === 'value';
  return {
    slot,
    key,
    context,
    state: isValue ? 'value' : 'cleared',
    value: isValue ? claim.value : null,
    provenance: {
      source,
      valueTime: timeThatCounts(claim),
      timeQuality,
      verification,
      rule: verdict.rule,
      contractVersion: policy.contractVersion,
      correlationId,
      losers: verdict.losers.length === 0 ? [] : losersOf(judged),
    },
  };
}

/** What a claim that won or lost says of this slot. */
function partOf(whole: Claim<Whole> | undefined, { words, unit }: Judged): Claim | undefined {
  return whole && words[unit.wholes.indexOf(whole)];
}

function losersOf(judged: Judged): LosingClaim[] {
  return judged.verdict.losers.map(({ claim, because }) => losing(claim, because, partOf(claim, judged)?.value ?? null)).sort(byLoser);
}

function pinned(pin: Pin, { address, contractVersion }: SlotPolicy, claims: readonly Claim[]): GoldenSlot {
  return {
    ...address,
    state: pin.value === null ? 'cleared' : 'value',
    value: pin.value,
    provenance: {
      source: { system: 'trueup', type: 'pin', id: pin.decisionId },
      valueTime: pin.decidedAt,
      timeQuality: 'field',
      verification: 'verified',
      rule: 'pinned',
      contractVersion,
      correlationId: null,
      losers: claims.map((claim) => losing(claim, 'pinned', claim.value)).sort(byLoser),
    },
  };
}

function losing<T>(claim: Claim<T>, because: LostBecause, value: SlotValue | null): LosingClaim {
  const { source, timeQuality } = claim;
  return { source, valueTime: timeThatCounts(claim), timeQuality, because, value: value === null ? null : stableJson(value) };
}

function isFilled({ provenance }: GoldenSlot, { standings }: SlotPolicy): boolean {
  return standings[provenance.source.system] === 'fill';
}

function newestPin(pins: readonly Pin[], { id }: SlotPolicy): Pin | undefined {
  if (pins.length === 0) return undefined;
  const own = pins.filter((pin) => slotId(pin) === id);
  return own.sort((left, right) => right.decidedAt - left.decidedAt || byText(left.decisionId, right.decisionId))[0];
}

function byLoser(left: LosingClaim, right: LosingClaim): number {
  return byText(stableJson(left.source), stableJson(right.source));
}
