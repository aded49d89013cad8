import { sourceKey, slotId, type GoldenSlot, type SlotAddress, type SlotValue, type SourceRef } from '@trueup/canonical-schema';
import { isWitnessed } from './claim';
import type { ContractRow } from './contract-row';
import { hashOfValue } from './hash-of-value';
import { formFor, type HoldFacts } from './may-hold';
import type { HeldBack, HeldSlot, PlanInput, PlannedChange } from './plan-input';
import { policyFor } from './policy';
import { inForm } from './reader-form';
import { isNamed } from './slot-name';
import { stableJson } from './stable-json';

/** What the plan does about one slot. */
export type Planned = { readonly change: PlannedChange } | { readonly held: HeldBack };

interface Target {
  readonly input: PlanInput;
  readonly facts: HoldFacts;
  readonly operation: 'create' | 'update';
}

/** Nothing where the target may not hold the slot, cannot, or holds it already. */
export function planSlot(golden: GoldenSlot, { input, facts, operation }: Target): Planned[] {
  const form = formFor(golden, facts);
  if (!form) return [];
  const address: SlotAddress = { slot: golden.slot, key: golden.key, context: golden.context };
  const after = golden.state === 'value' && golden.value !== null ? inForm(golden.value, form.as) : null;
  const projected = input.project(address, after);
  if ((projected === null) !== (after === null)) return [];
  if (operation === 'create' || input.target === null) {
    if (after === null) return [];
    return [
      isPaused(address, input) ? { held: { address, because: 'paused' } } : { change: { address, before: null, after, reverts: false } },
    ];
  }
  const held = input.held.get(slotId(address));
  const before = held?.value ?? null;
  if (isEqual(projected, before) || (held && after !== null && isEqual(held.writtenAs, after))) return [];
  const row = policyFor(facts.contract, address, facts.subject).row;
  const because = reasonToWait({ golden, held, row, target: input.target, input });
  if (because) return [{ held: { address, because } }];
  return [{ change: { address, before, after, reverts: dispositionOf(golden, input.target, input) === 'revert' } }];
}

interface Question {
  readonly golden: GoldenSlot;
  readonly held: HeldSlot | undefined;
  readonly row: ContractRow;
  readonly target: SourceRef;
  readonly input: PlanInput;
}

function reasonToWait(question: Question): HeldBack['because'] | undefined {
  const { golden, held, target, input } = question;
  if (held?.withheld) return 'withheld';
  if (isPaused(golden, input)) return 'paused';
  const disposition = dispositionOf(golden, target, input);
  if (disposition === 'shadow' || disposition === 'propose' || disposition === 'reject') return disposition;
  if (!isJudged(question)) return 'notYetJudged';
  if (isUnhealed(question, disposition)) return 'baseline';
  if (input.rolledBack?.get(slotId(golden)) === hashOfValue(golden.value)) return 'rolledBack';
  return isContested(question, disposition) ? 'contested' : undefined;
}

function isPaused(address: SlotAddress, { pausedSlots }: PlanInput): boolean {
  return pausedSlots !== undefined && isNamed(address, pausedSlots);
}

/** Whether the difference was there when the value was loaded, and nobody has asked for it to be put right. What somebody did since is answered. */
function isUnhealed({ golden, target, input }: Question, disposition: string | undefined): boolean {
  const { timeQuality, valueTime, losers } = golden.provenance;
  const { healing } = input;
  if (timeQuality !== 'baseline' || disposition === 'revert') return false;
  if (healing === 'all' || (healing && isNamed(golden, healing))) return false;
  return !losers.some((loser) => isSame(loser.source, target) && isWitnessed(loser) && (loser.valueTime ?? 0) > (valueTime ?? 0));
}

/** Whether the target was put right too often of late. A value that is simply newer than what the target said is no such thing. */
function isContested({ golden, held, row, target, input }: Question, disposition: string | undefined): boolean {
  const { valueTime, losers } = golden.provenance;
  const hasLost = losers.some((loser) => isSame(loser.source, target) && (loser.valueTime ?? 0) > (valueTime ?? 0));
  const isPutBack = disposition === 'revert' || hasLost || held?.value === null;
  const since = input.now - row.flipLimit.withinMs;
  const flips = held?.flippedAt.filter((at) => at > since && at <= input.now).length ?? 0;
  return isPutBack && flips >= row.flipLimit.flips;
}

/** Whether this snapshot knows what the target holds: else it may be about to learn a newer value, which a write would destroy. */
function isJudged({ golden, held, row, target, input }: Question): boolean {
  const isIgnoredClear = row.empty === 'ignore' && held?.value === null;
  if (isIgnoredClear) return true;
  const { source, valueTime, losers } = golden.provenance;
  if (held?.changedAt == null) return !isSame(source, target);
  const times = [
    valueTime,
    ...losers.filter((loser) => isSame(loser.source, target)).map((loser) => loser.valueTime),
    ...input.golden.foreign.filter((one) => isSame(one.source, target) && isAt(one, golden)).map((one) => one.valueTime),
  ];
  return held.changedAt <= Math.max(...times.map((time) => time ?? -Infinity));
}

function dispositionOf(golden: GoldenSlot, target: SourceRef, { golden: { foreign } }: PlanInput): string | undefined {
  return foreign.find((one) => isSame(one.source, target) && isAt(one, golden))?.disposition;
}

function isAt(one: { slot: string; key: string; context: string }, golden: SlotAddress): boolean {
  return one.slot === golden.slot && one.key === golden.key && one.context === golden.context;
}

function isSame(left: SourceRef, right: SourceRef): boolean {
  return sourceKey(left) === sourceKey(right);
}

function isEqual(left: SlotValue | null, right: SlotValue | null): boolean {
  return stableJson(left) === stableJson(right);
}
