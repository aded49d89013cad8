import { isSlot, slotId, type SlotAddress, type SlotValue } from '@trueup/canonical-schema';
import type { Pin } from '@trueup/governance';
import { addressToday, type HeirOf } from './pinned-parties';
import type { StoredDecision } from './slice';
import { valueText } from './value-text';

/** Two values that stewards fixed for one place; neither counts. The older comes first. */
export interface ContestedPin {
  readonly address: SlotAddress;
  readonly words: readonly [StoredDecision, StoredDecision];
}

export interface StandingPins {
  readonly pins: readonly Pin[];
  readonly contested: readonly ContestedPin[];
}

interface Placed {
  readonly word: StoredDecision;
  readonly address: SlotAddress;
}

/**
 * The pins in force at `now`. An unpin takes away what was pinned before it, and so does a pin that answers a question, since whoever
 * answered saw what stood. Of other pins with different values neither counts.
 */
export function standingPins(decisions: readonly StoredDecision[], heirOf: HeirOf, now: number): StandingPins {
  const words = decisions.filter(({ kind }) => kind === 'pin' || kind === 'unpin').sort(byTime);
  const placed = words.flatMap((word): Placed[] => {
    if (word.slot === null || !isSlot(word.slot)) return [];
    return [{ word, address: addressToday({ slot: word.slot, key: word.slotKey, context: word.context }, heirOf) }];
  });
  const standing = [...Map.groupBy(placed, ({ address }) => slotId(address)).values()].map((spoken) => inForce(spoken, now));
  return {
    pins: standing.flatMap((one) => (isContested(one) ? [] : one.slice(-1).map(toPin))),
    contested: standing.flatMap((one) => (isContested(one) ? contest(one) : [])),
  };
}

function inForce(spoken: readonly Placed[], now: number): Placed[] {
  const reset = spoken.findLastIndex(({ word }) => word.kind === 'unpin' || word.reviewId !== null);
  return spoken.slice(Math.max(0, reset)).filter(({ word }) => word.kind === 'pin' && (word.expiresAt === null || word.expiresAt > now));
}

function isContested(standing: readonly Placed[]): boolean {
  return new Set(standing.map(({ word }) => valueText(word.value))).size > 1;
}

function contest(standing: readonly Placed[]): ContestedPin[] {
  const last = standing.at(-1);
  const other = standing.findLast(({ word }) => valueText(word.value) !== valueText(last?.word.value ?? null));
  return last && other ? [{ address: last.address, words: [other.word, last.word] }] : [];
}

function toPin({ word, address }: Placed): Pin {
  const { decisionId, value, decidedAt, expiresAt, retireOnSourceChange = false } = word;
  return {
    ...address,
    decisionId,
    value: value === null ? null : (JSON.parse(value) as SlotValue),
    decidedAt,
    expiresAt,
    retireOnSourceChange,
  };
}

function byTime(left: StoredDecision, right: StoredDecision): number {
  return left.decidedAt - right.decidedAt || (left.decisionId < right.decisionId ? -1 : 1);
}
