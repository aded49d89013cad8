import { slotId } from '@trueup/canonical-schema';
import { GIVEN, heldAfterWrite, intentOf, PHONE, readingAt, slotRead } from '../testing/reading';
import { compareWithHeld } from './echo';
import type { HeldRecord, Intent } from './held-record';

const V0 = '+15550100';
const V1 = '+15550101';
const V2 = '+15550102';

const nobody = { intents: [] as Intent[], now: 0 };

function firstRead(value: string | null, at = 10): HeldRecord {
  return compareWithHeld(readingAt(at, [slotRead(PHONE, value), slotRead(GIVEN, 'Ann')]), undefined, nobody).held;
}

function phoneOf(claims: readonly { slot: string }[]) {
  return claims.find(({ slot }) => slot === PHONE.slot);
}

describe('a record that is read', () => {
  it('for the first time is news with the time of the record, which proves no change', () => {
    const { claims, news, verdict } = compareWithHeld(readingAt(10, [slotRead(PHONE, V0)]), undefined, nobody);
    expect({ news, verdict }).toEqual({ news: true, verdict: 'take' });
    expect(claims).toMatchObject([{ state: 'value', origin: 'source', timeQuality: 'record', valueTime: 10 }]);
  });

  it('by a load proves no change, not even of a field that tells its own time; the time is kept', () => {
    const slots = [slotRead(PHONE, V0), slotRead(GIVEN, 'Ann', { changedAt: 7 })];
    const { claims } = compareWithHeld(readingAt(10, slots, { baseline: true }), undefined, nobody);
    expect(claims.map(({ timeQuality, valueTime }) => [timeQuality, valueTime])).toEqual([
      ['baseline', 10],
      ['baseline', 7],
    ]);
  });

  it('with a changed value says that it changed now, and repeats what it said before of the rest', () => {
    const { claims, news } = compareWithHeld(readingAt(20, [slotRead(PHONE, V1), slotRead(GIVEN, 'Ann')]), firstRead(V0), nobody);
    expect(news).toBe(true);
    expect(claims).toMatchObject([
      { value: V1, timeQuality: 'diff', valueTime: 20, origin: 'source' },
      { value: 'Ann', timeQuality: 'record', valueTime: 10 },
    ]);
  });

  it('twice within the second that the vendor tells has changed twice, the later reading later, yet never later than it was seen', () => {
    const read = (sequence: number, value: string, receivedAt: number) =>
      readingAt(20, [slotRead(PHONE, value), slotRead(GIVEN, 'Ann')], { sequence, receivedAt });
    const first = compareWithHeld(read(20, V1, 22), firstRead(V0), nobody);
    const second = compareWithHeld(read(21, V2, 22), first.held, nobody);
    const third = compareWithHeld(read(22, V1, 22), second.held, nobody);
    const fourth = compareWithHeld(read(23, V2, 22), third.held, nobody);
    expect([first, second, third, fourth].map(({ claims }) => phoneOf(claims))).toMatchObject([
      { value: V1, valueTime: 20 },
      { value: V2, valueTime: 21 },
      { value: V1, valueTime: 22 },
      { value: V2, valueTime: 22 },
    ]);
  });

  it('unchanged is no news', () => {
    const same = readingAt(20, [slotRead(PHONE, V0), slotRead(GIVEN, 'Ann')]);
    expect(compareWithHeld(same, firstRead(V0), nobody)).toMatchObject({ news: false, echoOf: undefined, verdict: 'take' });
  });

  it('older than what is held is ignored', () => {
    const late = readingAt(5, [slotRead(PHONE, V2), slotRead(GIVEN, 'Ann')]);
    expect(compareWithHeld(late, firstRead(V0), nobody)).toMatchObject({ verdict: 'stale', news: false });
  });

  it('without a value where there was one is cleared, without one from the start is empty', () => {
    const held = firstRead(V0);
    const cleared = compareWithHeld(readingAt(20, [slotRead(PHONE, null), slotRead(GIVEN, 'Ann')]), held, nobody);
    expect(phoneOf(cleared.claims)).toMatchObject({ state: 'cleared', value: null, timeQuality: 'diff' });
    const again = compareWithHeld(readingAt(30, [slotRead(PHONE, null), slotRead(GIVEN, 'Ann')]), cleared.held, nobody);
    expect(again).toMatchObject({ news: false });
    expect(phoneOf(again.claims)).toMatchObject({ state: 'cleared' });
    expect(compareWithHeld(readingAt(10, [slotRead(PHONE, null)]), undefined, nobody).claims).toMatchObject([{ state: 'empty' }]);
  });

  it('with a field withheld keeps what was known and clears nothing', () => {
    const hidden = readingAt(20, [slotRead(PHONE, null, { state: 'withheld' }), slotRead(GIVEN, 'Ann')]);
    const { claims, held } = compareWithHeld(hidden, firstRead(V0), nobody);
    expect(phoneOf(claims)).toMatchObject({ state: 'withheld', value: null });
    expect(held.slots.get(slotId(PHONE))).toMatchObject({ value: V0, unseen: true });
    const shown = compareWithHeld(readingAt(30, [slotRead(PHONE, V0), slotRead(GIVEN, 'Ann')]), held, nobody);
    expect(phoneOf(shown.claims)).toMatchObject({ state: 'value', timeQuality: 'record', valueTime: 10 });
  });

  it('without a list element that was there says that it was cleared', () => {
    const { claims } = compareWithHeld(readingAt(20, [slotRead(GIVEN, 'Ann')]), firstRead(V0), nobody);
    expect(phoneOf(claims)).toMatchObject({ state: 'cleared' });
  });
});

describe('an echo', () => {
  const other = slotRead(GIVEN, 'Ann');
  const wroteV1 = intentOf(PHONE, V1, { at: 20 });
  const wroteV2 = intentOf(PHONE, V2, { at: 30 });

  it('of a confirmed write is absorbed', () => {
    const held = heldAfterWrite(firstRead(V0), { address: PHONE, after: V1, at: 20 });
    const echo = readingAt(20, [slotRead(PHONE, V1), other], { sequence: 25 });
    expect(compareWithHeld(echo, held, { intents: [wroteV1], now: 25 })).toMatchObject({ news: false, echoOf: wroteV1 });
  });

  it('of v1 that comes after v2 was written changes nothing', () => {
    const afterV1 = heldAfterWrite(firstRead(V0), { address: PHONE, after: V1, at: 20 });
    const held = heldAfterWrite(afterV1, { address: PHONE, after: V2, at: 30 });
    const late = readingAt(20, [slotRead(PHONE, V1), other], { sequence: 25 });
    const result = compareWithHeld(late, held, { intents: [wroteV1, wroteV2], now: 35 });
    expect(result).toMatchObject({ verdict: 'stale', news: false, echoOf: wroteV1 });
    expect(result.held.slots.get(slotId(PHONE))).toMatchObject({ value: V2, origin: 'ours' });
  });

  it('of v1 in the same second as v2, read before v2 was answered, changes nothing', () => {
    const afterV1 = heldAfterWrite(firstRead(V0), { address: PHONE, after: V1, at: 20, sequence: 20 });
    const held = heldAfterWrite(afterV1, { address: PHONE, after: V2, at: 20, sequence: 22 });
    const late = readingAt(20, [slotRead(PHONE, V1), other], { sequence: 21 });
    expect(compareWithHeld(late, held, { intents: [wroteV1, wroteV2], now: 35 })).toMatchObject({ verdict: 'stale', news: false });
  });

  it('that the target reformats is absorbed, and what we meant is remembered', () => {
    const held = heldAfterWrite(firstRead(V0), { address: PHONE, after: V1, returned: '(555) 0101', at: 20 });
    expect(held.slots.get(slotId(PHONE))).toMatchObject({ value: '(555) 0101', writtenAs: V1, origin: 'ours' });
    const echo = readingAt(20, [slotRead(PHONE, '(555) 0101'), other], { sequence: 25 });
    expect(compareWithHeld(echo, held, { intents: [wroteV1], now: 25 })).toMatchObject({ news: false, echoOf: wroteV1 });
  });

  it('that comes before the answer is ours by its intent', () => {
    const pending = intentOf(PHONE, V1, { state: 'pending', at: 19 });
    const { claims, news, echoOf } = compareWithHeld(readingAt(20, [slotRead(PHONE, V1), other]), firstRead(V0), {
      intents: [pending],
      now: 20,
    });
    expect({ news, echoOf }).toEqual({ news: false, echoOf: pending });
    expect(phoneOf(claims)).toMatchObject({ origin: 'ours', value: V1 });
  });

  it('that comes reformatted before the answer is read again when the write is over', () => {
    const pending = intentOf(PHONE, V1, { state: 'pending', at: 19 });
    const early = readingAt(20, [slotRead(PHONE, '(555) 0101'), other]);
    expect(compareWithHeld(early, firstRead(V0), { intents: [pending], now: 20 }).verdict).toBe('reread');
    expect(compareWithHeld(early, firstRead(V0), { intents: [pending], now: 60_000 }).verdict).toBe('take');
  });

  it('of a clear is absorbed', () => {
    const pending = intentOf(PHONE, null, { state: 'pending', at: 19 });
    const { claims, news } = compareWithHeld(readingAt(20, [slotRead(PHONE, null), other]), firstRead(V0), { intents: [pending], now: 20 });
    expect(news).toBe(false);
    expect(phoneOf(claims)).toMatchObject({ origin: 'ours', state: 'cleared' });
  });

  it('is nothing that hides an edit made in another field', () => {
    const held = heldAfterWrite(firstRead(V0), { address: PHONE, after: V1, at: 20 });
    const mixed = readingAt(25, [slotRead(PHONE, V1), slotRead(GIVEN, 'Anne')]);
    const { claims, news } = compareWithHeld(mixed, held, { intents: [wroteV1], now: 25 });
    expect(news).toBe(true);
    expect(claims.map(({ origin }) => origin)).toEqual(['ours', 'source']);
  });
});

describe('an edit by a person', () => {
  const other = slotRead(GIVEN, 'Ann');
  const intents = [intentOf(PHONE, V1, { at: 20 }), intentOf(PHONE, V2, { at: 30 })];
  const wrote = () =>
    heldAfterWrite(heldAfterWrite(firstRead(V0), { address: PHONE, after: V1, at: 20 }), { address: PHONE, after: V2, at: 30 });

  it('back to a value that we once wrote is theirs', () => {
    const { claims, news } = compareWithHeld(readingAt(40, [slotRead(PHONE, V1), other]), wrote(), { intents, now: 40 });
    expect(news).toBe(true);
    expect(phoneOf(claims)).toMatchObject({ value: V1, origin: 'source', timeQuality: 'diff', valueTime: 40 });
  });

  it('in the same second as our write is theirs when it was read after the answer', () => {
    const edit = readingAt(30, [slotRead(PHONE, V0), other], { sequence: 31 });
    expect(compareWithHeld(edit, wrote(), { intents, now: 31 })).toMatchObject({ verdict: 'take', news: true });
  });

  it('in the same second as our write is read again when it was read before the answer', () => {
    const held = heldAfterWrite(firstRead(V0, 30), { address: PHONE, after: V2, at: 30, sequence: 33 });
    const edit = readingAt(30, [slotRead(PHONE, '+15550199'), other], { sequence: 32 });
    expect(compareWithHeld(edit, held, { intents, now: 33 }).verdict).toBe('reread');
  });

  it('that is read after a newer one is told as overtaken, an echo of ours is not', () => {
    const late = (value: string) => compareWithHeld(readingAt(25, [slotRead(PHONE, value), other]), wrote(), { intents, now: 40 });
    expect(late('+15550177')).toMatchObject({ verdict: 'stale', overtaken: true, echoOf: undefined });
    expect(late(V1)).toMatchObject({ verdict: 'stale', overtaken: false, echoOf: intents[0] });
  });

  it('over what we wrote is remembered as a flip', () => {
    const { held } = compareWithHeld(readingAt(40, [slotRead(PHONE, V0), other]), wrote(), { intents, now: 40 });
    expect(held.slots.get(slotId(PHONE))?.flippedAt).toEqual([40]);
  });

  it('is not overwritten by an answer that is older than it', () => {
    const { held } = compareWithHeld(readingAt(40, [slotRead(PHONE, V0), other]), firstRead(V1), nobody);
    expect(heldAfterWrite(held, { address: PHONE, after: V2, at: 35, sequence: 41 }).slots.get(slotId(PHONE))).toMatchObject({ value: V0 });
  });
});

describe('a system without versions and times', () => {
  const untimed = (sequence: number, value: string) => readingAt(sequence, [slotRead(PHONE, value)], { version: null, sourceTime: null });

  it('is ordered by the sequence of the readings', () => {
    const { held } = compareWithHeld(untimed(10, V0), undefined, nobody);
    expect(compareWithHeld(untimed(9, V1), held, nobody).verdict).toBe('stale');
    expect(compareWithHeld(untimed(11, V1), held, nobody)).toMatchObject({ verdict: 'take', news: true });
  });
});
