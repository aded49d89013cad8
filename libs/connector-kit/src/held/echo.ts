import { slotId, type Lifecycle, type SlotClaim } from '@trueup/canonical-schema';
import type { MappedSlot } from '../mapping/read-record';
import { compareSlot, vanishedSlot, type SlotReading } from './compare-slot';
import { UNSEEN, type HeldClaim, type HeldRecord, type Intent } from './held-record';
import { orderOf, type Placed } from './order';
import { valueHash } from './same-value';

/** A record as it was just read. Times are epoch milliseconds. */
export interface Reading extends Placed {
  readonly slots: readonly MappedSlot[];
  readonly lifecycle: Lifecycle;
  readonly identity: string;
  readonly receivedAt: number;
  /** Whether it came by a first load. */
  readonly baseline: boolean;
}

/**
 * take: `held` stands from now on. stale: older than what is held. reread: it cannot be told whether somebody changed it or whether it is
 * our own write half seen; read again when no write is under way.
 */
export type Verdict = 'take' | 'stale' | 'reread';

export interface Comparison {
  readonly verdict: Verdict;
  /** What the record says now, slot by slot, with who said it and when. */
  readonly claims: readonly SlotClaim[];
  readonly held: HeldRecord;
  /** Whether there is anything that the resolver should see. */
  readonly news: boolean;
  /** The write of which this is the echo. */
  readonly echoOf: Intent | undefined;
  /** Whether it shows a change by somebody else that a newer reading had overtaken before it was read. */
  readonly overtaken: boolean;
}

const UNDER_WAY_MS = 30_000;

/** Tells what changed in a record since it was last seen or written, and by whom. Reads no clock: `now` comes with the intents. */
export function compareWithHeld(
  reading: Reading,
  held: HeldRecord | undefined,
  known: { intents: readonly Intent[]; now: number },
): Comparison {
  const before = held ?? UNSEEN;
  const order = held === undefined ? 'newer' : orderOf(reading, before);
  const hidden = reading.sequence <= before.writeSequence;
  const late = order === 'older' || (order === 'same' && (hidden || reading.sequence < before.readSequence));
  if (late) return lateReading(reading, before, { ...known, tie: order === 'same' && hidden });

  const slots = compareSlots(reading, before, known);
  if (slots.some((slot) => slot.unsure)) return kept('reread', before, undefined);
  const news =
    before.readSequence === 0 ||
    slots.some((slot) => slot.news) ||
    reading.lifecycle !== before.lifecycle ||
    reading.identity !== before.identity;
  const confirmed = known.intents.filter(({ state }) => state === 'confirmed');
  const ownVersion = before.writeSequence > 0 && reading.version === before.writeVersion ? confirmed.at(-1) : undefined;
  return {
    verdict: 'take',
    claims: slots.map(({ held: { writtenAs: _writtenAs, unseen, flippedAt: _flippedAt, ...claim } }) =>
      unseen ? { ...claim, state: 'withheld', value: null } : claim,
    ),
    held: {
      ...before,
      version: reading.version ?? before.version,
      sourceTime: reading.sourceTime ?? before.sourceTime,
      readSequence: Math.max(reading.sequence, before.readSequence),
      lifecycle: reading.lifecycle,
      identity: reading.identity,
      slots: new Map(slots.map((slot) => [slotId(slot.held), slot.held])),
    },
    news,
    echoOf: slots.find((slot) => slot.echoOf)?.echoOf ?? ownVersion,
    overtaken: false,
  };
}

function compareSlots(reading: Reading, before: HeldRecord, { intents, now }: { intents: readonly Intent[]; now: number }): SlotReading[] {
  const pending = intents.filter(({ state }) => state === 'pending');
  const told = new Map(reading.slots.map((slot) => [slotId(slot), slot]));
  const hiddenSlots = new Set(reading.slots.filter(({ state }) => state === 'withheld').map(({ slot }) => slot));
  const of = (id: string) => ({
    reading,
    before: before.slots.get(id),
    known: before.readSequence > 0,
    ours: (value: MappedSlot['value']) =>
      [...pending, ...(before.slots.has(id) ? [] : intents.filter(({ state }) => state === 'confirmed'))].find(
        ({ hashes }) => hashes[id] === valueHash(value),
      ),
    underWay: pending.some(({ at, hashes }) => id in hashes && now - at < UNDER_WAY_MS),
    now,
  });
  const gone = [...before.slots]
    .filter(([id]) => !told.has(id))
    .map(([id, claim]) => vanishedSlot(claim, of(id), hiddenSlots.has(claim.slot)));
  return [...[...told].map(([id, slot]) => compareSlot(slot, of(id))), ...gone];
}

/** A reading that began before what is held was known: nothing of it is taken; an echo of ours that comes late is told apart. */
function lateReading(reading: Reading, before: HeldRecord, known: { intents: readonly Intent[]; now: number; tie: boolean }): Comparison {
  const differing = reading.slots.filter((slot) => {
    const held = before.slots.get(slotId(slot));
    return slot.state !== 'withheld' && valueHash(slot.value) !== valueHash(held?.value ?? null);
  });
  const echoes = differing.map((slot) =>
    known.intents.find(({ state, hashes }) => state !== 'failed' && hashes[slotId(slot)] === valueHash(slot.value)),
  );
  const allOurs = echoes.every((echo) => echo !== undefined);
  if (known.tie && !allOurs) return kept('reread', before, undefined);
  const last = known.intents.filter(({ state }) => state === 'confirmed').at(-1);
  return { ...kept('stale', before, allOurs && before.writeSequence > 0 ? (echoes[0] ?? last) : undefined), overtaken: !allOurs };
}

function kept(verdict: Verdict, held: HeldRecord, echoOf: Intent | undefined): Comparison {
  return { verdict, claims: [], held, news: false, echoOf, overtaken: false };
}

/** What a plan may know of a held claim. */
export function shownValue(claim: HeldClaim): HeldClaim['value'] {
  return claim.state === 'value' || claim.unseen ? claim.value : null;
}
