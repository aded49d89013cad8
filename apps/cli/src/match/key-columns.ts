import { KEY_BOUNDS, matchKeys, type MatchKeyKind, type NormalisedRecord } from '@trueup/identity';

/** The kinds of keys; columns hold places in this list. */
export const KINDS = Object.keys(KEY_BOUNDS) as MatchKeyKind[];

/** Stands for a second field that a record lacks. */
export const NO_FIELD = -1;

/** The match keys of records as numbers, those of one record behind each other. */
export interface KeyColumns {
  /** Where each record's keys end. */
  readonly ends: Uint32Array;
  readonly kinds: Uint8Array;
  readonly values: Float64Array;
  /** The key with its second field; NO_FIELD where the record lacks it. */
  readonly refined: Float64Array;
}

const PLACE_OF: ReadonlyMap<MatchKeyKind, number> = new Map(KINDS.map((kind, place) => [kind, place]));

/** Puts the keys of records behind each other. */
export class KeyWriter {
  readonly #ends: number[] = [];
  readonly #kinds: number[] = [];
  readonly #values: number[] = [];
  readonly #refined: number[] = [];

  add(record: NormalisedRecord): void {
    for (const { kind, value, refined } of matchKeys(record)) {
      const place = PLACE_OF.get(kind) ?? 0;
      this.#kinds.push(place);
      this.#values.push(numberOf(place, value));
      this.#refined.push(refined === null ? NO_FIELD : numberOf(place, refined));
    }
    this.#ends.push(this.#kinds.length);
  }

  end(): KeyColumns {
    return {
      ends: Uint32Array.from(this.#ends),
      kinds: Uint8Array.from(this.#kinds),
      values: Float64Array.from(this.#values),
      refined: Float64Array.from(this.#refined),
    };
  }
}

/** A text of a kind as a number of 53 bits; that two of ten million texts share one is rarer than one in a hundred, and costs one comparison. */
function numberOf(kind: number, text: string): number {
  let [high, low] = [0x9e3779b9 ^ kind, 0x85ebca6b ^ (kind << 8)];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 0x85ebca6b);
    low = Math.imul(low ^ code, 0xc2b2ae35);
  }
  high = Math.imul(high ^ (high >>> 16), 0x45d9f3b) ^ Math.imul(low ^ (low >>> 13), 0x119de1f3);
  low = Math.imul(low ^ (low >>> 16), 0x45d9f3b) ^ Math.imul(high ^ (high >>> 13), 0x119de1f3);
  return (high >>> 11) * 0x1_0000_0000 + (low >>> 0);
}
