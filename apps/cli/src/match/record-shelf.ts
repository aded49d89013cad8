import type { NormalisedRecord } from '@trueup/identity';
import { decodeRecord } from './record-codec';

/** The bytes of all records, shared by all threads. Records are numbered by their ids' order. */
export interface SharedRecords {
  readonly bytes: SharedArrayBuffer;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** So many records are kept at hand as objects; a power of two. */
const AT_HAND = 1 << 12;

/** Reads records out of the shared bytes. */
export class RecordShelf {
  readonly #bytes: Buffer;
  readonly #numbers = new Int32Array(AT_HAND).fill(-1);
  readonly #atHand = new Array<NormalisedRecord | undefined>(AT_HAND);

  constructor(private readonly shared: SharedRecords) {
    this.#bytes = Buffer.from(shared.bytes);
  }

  get size(): number {
    return this.shared.starts.length;
  }

  /** The same object as before where it is still at hand. */
  record(number: number): NormalisedRecord {
    const place = number & (AT_HAND - 1);
    const known = this.#numbers[place] === number ? this.#atHand[place] : undefined;
    if (known) return known;
    const record = decodeRecord(this.#bytes.toString('utf8', this.shared.starts[number], this.shared.ends[number]));
    this.#numbers[place] = number;
    this.#atHand[place] = record;
    return record;
  }
}
