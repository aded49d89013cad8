import type { ClaimState, SlotValue, TimeQuality } from '@trueup/canonical-schema';
import type { MappedSlot } from '../mapping/read-record';
import type { Reading } from './echo';
import type { HeldClaim, Intent } from './held-record';
import { sameValue } from './same-value';

/** What is known about one slot when it is read. */
export interface SlotSituation {
  readonly reading: Reading;
  readonly before: HeldClaim | undefined;
  /** Whether the record was read before. */
  readonly known: boolean;
  /** The write of ours that would have given the slot this value. */
  ours(value: SlotValue | null): Intent | undefined;
  /** Whether a write of this slot is under way. */
  readonly underWay: boolean;
  readonly now: number;
}

export interface SlotReading {
  readonly held: HeldClaim;
  readonly news: boolean;
  readonly unsure: boolean;
  readonly echoOf: Intent | undefined;
}

const FLIPS_COUNT_MS = 3_600_000;

/** One slot as read, against what was held of it. */
export function compareSlot(slot: MappedSlot, at: SlotSituation): SlotReading {
  const { before } = at;
  if (slot.state === 'withheld') return withheldSlot(slot, before);
  const seen = before !== undefined && before.state !== 'withheld';
  if (seen && sameValue(before.value, slot.value)) {
    const held: HeldClaim = { ...before, verification: slot.verification, partId: slot.partId, unseen: false };
    return { held, news: before.verification !== slot.verification || before.unseen, unsure: false, echoOf: undefined };
  }
  return changedSlot(slot, at);
}

/** A slot that was held and of which the record no longer speaks: a list element that is gone. */
export function vanishedSlot(before: HeldClaim, at: SlotSituation, hidden: boolean): SlotReading {
  if (hidden || before.value === null) return { held: { ...before, unseen: hidden }, news: false, unsure: false, echoOf: undefined };
  return changedSlot({ ...before, state: 'empty', value: null, changedAt: null }, at);
}

function withheldSlot(slot: MappedSlot, before: HeldClaim | undefined): SlotReading {
  if (before) return { held: { ...before, unseen: true }, news: !before.unseen, unsure: false, echoOf: undefined };
  return {
    held: claimFor(slot, { state: 'withheld', valueTime: null, timeQuality: 'record', origin: 'source' }),
    news: true,
    unsure: false,
    echoOf: undefined,
  };
}

function changedSlot(slot: MappedSlot, at: SlotSituation): SlotReading {
  const { before, now } = at;
  const had = before !== undefined && before.value !== null;
  const state: ClaimState = slot.value !== null ? 'value' : had ? 'cleared' : 'empty';
  const flippedAt = (before?.flippedAt ?? []).filter((flip) => now - flip < FLIPS_COUNT_MS);
  const echoOf = at.ours(slot.value);
  if (echoOf && (slot.value !== null || had)) {
    const held = claimFor(slot, { state, valueTime: echoOf.at, timeQuality: 'diff', origin: 'ours' });
    return { held: { ...held, flippedAt }, news: false, unsure: false, echoOf };
  }
  const flipped = before?.origin === 'ours' ? [...flippedAt, now] : flippedAt;
  const held = claimFor(slot, { state, ...timeOf(slot, at), origin: 'source' });
  return { held: { ...held, flippedAt: flipped }, news: true, unsure: at.underWay, echoOf: undefined };
}

function timeOf(slot: MappedSlot, { reading, before, known }: SlotSituation): { valueTime: number | null; timeQuality: TimeQuality } {
  if (reading.baseline) return { valueTime: slot.changedAt ?? reading.sourceTime, timeQuality: 'baseline' };
  if (slot.changedAt !== null) return { valueTime: slot.changedAt, timeQuality: 'field' };
  if (known && before?.state !== 'withheld') return { valueTime: changeTime(reading, before), timeQuality: 'diff' };
  return { valueTime: reading.sourceTime, timeQuality: 'record' };
}

/**
 * When a slot was seen to change. Vendors tell whole seconds: what was read after another value of the slot came after it, whatever the
 * vendor says, yet never later than we saw it.
 */
function changeTime({ sourceTime, receivedAt }: Reading, before: HeldClaim | undefined): number {
  const after = before?.valueTime == null ? -Infinity : before.valueTime + 1;
  return Math.min(receivedAt, Math.max(sourceTime ?? receivedAt, after));
}

function claimFor(slot: MappedSlot, told: Pick<HeldClaim, 'state' | 'valueTime' | 'timeQuality' | 'origin'>): HeldClaim {
  const { slot: name, key, context, value, verification, partId } = slot;
  return {
    slot: name,
    key,
    context,
    value,
    verification,
    partId,
    ...told,
    writtenAs: null,
    unseen: told.state === 'withheld',
    flippedAt: [],
  };
}
