import { draw } from './draw';
import { SYSTEMS, type RecordOf } from './observed-record';
import { partyOf } from './party';

/** Of ten records five stand alone, two are one party and three are another: seven parties. */
const TEN: readonly (readonly [party: number, system: number])[] = [
  [0, 0],
  [1, 1],
  [2, 2],
  [3, 0],
  [4, 1],
  [5, 0],
  [5, 2],
  [6, 0],
  [6, 1],
  [6, 2],
];
const PARTIES_IN_TEN = 7;

/** The record at a place of a store in which half of the records overlap across three systems. */
export function storedRecord(place: number): RecordOf {
  const [party, system] = TEN[place % TEN.length] ?? [0, 0];
  return { party: partyOf(Math.floor(place / TEN.length) * PARTIES_IN_TEN + party), system: SYSTEMS[system] ?? SYSTEMS[0] };
}

/** How many parties so many stored records are about; expects whole tens. */
export function partiesAmong(records: number): number {
  return (records / TEN.length) * PARTIES_IN_TEN;
}

/** All places below `count` once, in an order that has nothing to do with who is whose neighbour. Expects no multiple of 7,919. */
export function shuffled(place: number, count: number): number {
  return (place * 7_919) % count;
}

/**
 * A record that comes to a store where `stored` records were loaded before: every other one is about a party that the store
 * knows by one record only, from another system; the rest are about parties that nobody knows yet.
 */
export function arrivingRecord(place: number, stored: number): RecordOf {
  if (place % 2 === 0) return { party: partyOf(partiesAmong(stored) + place), system: SYSTEMS[draw(place, SYSTEMS.length)] ?? SYSTEMS[0] };
  const tens = Math.floor(stored / TEN.length);
  const lone = shuffled((place - 1) / 2, tens * 5);
  const [party, system] = TEN[lone % 5] ?? [0, 0];
  const other = SYSTEMS[(system + 1 + draw(place, 2)) % SYSTEMS.length] ?? SYSTEMS[0];
  return { party: partyOf(Math.floor(lone / 5) * PARTIES_IN_TEN + party), system: other };
}
