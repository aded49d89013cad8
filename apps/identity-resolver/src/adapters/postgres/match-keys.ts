import { KEY_BOUNDS, matchKeys, type MatchKey } from '@trueup/identity';
import type { StoredRecord } from '../../judgement/stored-record';
import type { KeyHash } from './key-hash';

/** A match key as it lies in Postgres. `bound` is how many records it may bring. */
export interface HashedKey {
  readonly whole: string;
  /** By the key and its second field: where a key over its bound goes on. Hashed when it is asked for, since hardly any key is over. */
  refined(): string | null;
  /** The second field alone, 0 where there is none: tells apart the records under one key. */
  readonly second: number;
  readonly bound: number;
}

/** Most of what is second are given names, and those repeat. */
const SECONDS_KEPT = 5_000;

/** Hashes match keys; each record once for each state of it. Serves one transaction. */
export class KeyHasher {
  private static readonly seconds = new WeakMap<KeyHash, Map<string, number>>();
  private readonly hashed = new Map<StoredRecord['identity'], readonly HashedKey[]>();

  constructor(private readonly hash: KeyHash) {}

  keysOf({ identity }: StoredRecord): readonly HashedKey[] {
    const known = this.hashed.get(identity);
    if (known) return known;
    const keys = matchKeys(identity).map((key) => this.hashedKey(key));
    this.hashed.set(identity, keys);
    return keys;
  }

  private hashedKey({ kind, value, refined }: MatchKey): HashedKey {
    return {
      whole: this.hash(`${kind}|${value}`),
      refined: () => (refined === null ? null : this.hash(`${kind}|${refined}`)),
      second: refined === null ? 0 : this.secondOf(refined.slice(value.length + 1)),
      bound: KEY_BOUNDS[kind],
    };
  }

  private secondOf(text: string): number {
    const seconds = KeyHasher.seconds.get(this.hash) ?? new Map<string, number>();
    KeyHasher.seconds.set(this.hash, seconds);
    const known = seconds.get(text);
    if (known !== undefined) return known;
    const second = Number(BigInt.asIntN(32, BigInt(this.hash(`second|${text}`))));
    if (seconds.size >= SECONDS_KEPT) seconds.clear();
    seconds.set(text, second);
    return second;
  }
}
