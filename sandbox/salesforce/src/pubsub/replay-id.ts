import { randomInt } from 'node:crypto';

const FIRST = 2n ** 54n;
const HOLE = 50;

/** A replay id for an org that never published: beyond what a double can hold exactly. */
export const firstReplay = (): bigint => FIRST + BigInt(randomInt(1_000_000_000));

/** The next id; ids grow, but not one by one. */
export const nextReplay = (last: bigint): bigint => last + 1n + BigInt(randomInt(HOLE));

export function replayBytes(replay: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(replay);
  return bytes;
}

/** Undefined when these bytes cannot be a replay id. */
export const replayOf = (bytes: Buffer): bigint | undefined => (bytes.length === 8 ? bytes.readBigUInt64BE() : undefined);
