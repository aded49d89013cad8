import { KEY_BOUNDS, matchKeys, type MatchKey } from '@trueup/identity';
import type { StoredRecord } from '../../judgement/stored-record';
import type { KeyHash } from './key-hash';

/** A match key as it lies in Postgres. `bound` is how many records it may bring. */
export interface HashedKey {
  readonly whole: string;
  /** By the key and its second field: where a key over its bound goes on. */
  readonly refined: string | null;
  /** The second field alone, 0 where there is none: tells apart the records under one key. */
  readonly second: number;
  readonly bound: number;
}

const hashed = new WeakMap<StoredRecord['identity'], readonly HashedKey[]>();

/** The keys of a record, hashed once for each state of it. */
export function hashedKeys({ identity }: StoredRecord, hash: KeyHash): readonly HashedKey[] {
  const known = hashed.get(identity);
  if (known) return known;
  const keys = matchKeys(identity).map((key) => hashedKey(key, hash));
  hashed.set(identity, keys);
  return keys;
}

function hashedKey({ kind, value, refined }: MatchKey, hash: KeyHash): HashedKey {
  const whole = hash(`${kind}|${value}`);
  if (refined === null) return { whole, refined: null, second: 0, bound: KEY_BOUNDS[kind] };
  const own = hash(`${kind}|${refined}`);
  return { whole, refined: own, second: Number(BigInt.asIntN(32, BigInt(own))), bound: KEY_BOUNDS[kind] };
}
