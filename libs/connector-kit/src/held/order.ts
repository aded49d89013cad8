import type { HeldRecord } from './held-record';

export type Order = 'older' | 'same' | 'newer';

/** What places a reading in time. */
export interface Placed {
  readonly version: string | null;
  readonly sourceTime: number | null;
  readonly sequence: number;
}

/** Whether a reading is older or newer than what is held: by source version, else by source time, else by sequence. */
export function orderOf(reading: Placed, held: HeldRecord): Order {
  const byVersion = compareVersions(reading.version, held.version);
  if (byVersion !== undefined) return byVersion;
  if (reading.sourceTime !== null && held.sourceTime !== null && reading.sourceTime !== held.sourceTime) {
    return reading.sourceTime < held.sourceTime ? 'older' : 'newer';
  }
  const timed = reading.sourceTime !== null && held.sourceTime !== null;
  if (timed || reading.sequence <= held.writeSequence) return held.readSequence === 0 && held.writeSequence === 0 ? 'newer' : 'same';
  return reading.sequence < held.readSequence ? 'older' : 'newer';
}

/** Order of two versions of a record; undefined where they cannot be put in order, such as entity tags. */
export function compareVersions(left: string | null, right: string | null): Order | undefined {
  if (left === null || right === null) return undefined;
  if (left === right) return 'same';
  const [first, second] = [orderable(left), orderable(right)];
  if (first === undefined || second === undefined) return undefined;
  return first < second ? 'older' : first > second ? 'newer' : 'same';
}

function orderable(version: string): bigint | undefined {
  if (/^\d+$/.test(version)) return BigInt(version);
  if (!/^\d{4}-\d\d-\d\dT/.test(version)) return undefined;
  const time = Date.parse(version);
  return Number.isNaN(time) ? undefined : BigInt(time);
}
