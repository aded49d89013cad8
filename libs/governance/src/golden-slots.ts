import { slotId, type GoldenSlot, type LosingClaim, type SlotValue } from '@trueup/canonical-schema';
import { timeThatCounts, type Claim } from './claim';
import type { Pin } from './golden-input';
import { byText } from './slot-order';
import type { LostBecause } from './settled-by';
import type { SlotPolicy } from './slot-policy';
import { stableJson } from './stable-json';
import { judge, type Loser, type Verdict } from './survive';
import type { Parts, SlotClaims, Unit } from './unit';

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
  /** For the claims of a group each claim's whole; any other claim is one by itself. */
  readonly wholes: ReadonlyMap<Claim, Claim<Whole>>;
}

type Whole = SlotValue | Parts;

/** What units are settled by. */
export interface Settling {
  readonly pins: readonly Pin[];
  /** Epoch milliseconds. */
  readonly asOf: number;
}

const ITSELF: ReadonlyMap<Claim, Claim<Whole>> = new Map();

/** Settles a unit: the record that wins supplies all of its slots; a pin stands above it. */
export function settleUnit(unit: Unit, { pins, asOf }: Settling): Settled[] {
  const [lead] = unit.policies;
  if (!lead) return [];
  const { winner, rule, losers } = judge<Whole>(
    unit.claims.map(({ whole }) => whole),
    lead,
    asOf,
  );
  const supplier = unit.claims.find(({ whole }) => whole === winner);
  return unit.policies.map((policy) => {
    const { id } = policy;
    const parts = unit.claims.flatMap(({ bySlot, whole }) => {
      const claim = bySlot.get(id);
      return claim ? [[claim, whole] as const] : [];
    });
    const claims = parts.map(([claim]) => claim);
    const pin = pins.length > 0 ? newestPin(pins.filter((candidate) => slotId(candidate) === id)) : undefined;
    const golden = pin ? pinned(pin, policy, claims) : supplied({ unit, supplier, rule, losers, policy });
    return {
      policy,
      golden,
      claims,
      wonAt: pin?.decidedAt ?? (winner ? timeThatCounts(winner) : -Infinity),
      wholes: unit.policies.length > 1 ? new Map(parts) : ITSELF,
      isPinned: pin !== undefined,
      isFillUnused: pin !== undefined || (golden !== undefined && !isFilled(golden, policy)),
    };
  });
}

function supplied(by: {
  unit: Unit;
  supplier?: SlotClaims;
  rule: Verdict<Whole>['rule'];
  losers: readonly Loser<Whole>[];
  policy: SlotPolicy;
}): GoldenSlot | undefined {
  const { address, id, contractVersion } = by.policy;
  const claim = by.supplier?.bySlot.get(id);
  if (!claim) return undefined;
  const { source, timeQuality, verification, correlationId } = claim;
  const told = (whole: Claim<Whole>) => by.unit.claims.find((one) => one.whole === whole)?.bySlot.get(id)?.value ?? null;
  const losers = by.losers.map((loser) => losing(loser.claim, loser.because, told(loser.claim))).sort(byLoser);
  const provenance = {
    source,
    valueTime: timeThatCounts(claim),
    timeQuality,
    verification,
    rule: by.rule,
    contractVersion,
    correlationId,
    losers,
  };
  const body = claim.state === 'value' ? { state: 'value' as const, value: claim.value } : { state: 'cleared' as const, value: null };
  return { ...address, ...body, provenance };
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

function newestPin(pins: readonly Pin[]): Pin | undefined {
  return pins.slice().sort((left, right) => right.decidedAt - left.decidedAt || byText(left.decisionId, right.decisionId))[0];
}

function byLoser(left: LosingClaim, right: LosingClaim): number {
  return byText(stableJson(left.source), stableJson(right.source));
}
