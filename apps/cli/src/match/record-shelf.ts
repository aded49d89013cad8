import type { NormalisedRecord } from '@trueup/identity';
import { decodeRecord } from './record-codec';

/** The bytes of all records, shared by all threads. Records are numbered by their ids' order. */
export interface SharedRecords {
  readonly bytes: SharedArrayBuffer;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Reads records out of the shared bytes. */
export class RecordShelf {
  readonly #bytes: Buffer;

  constructor(private readonly shared: SharedRecords) {
    this.#bytes = Buffer.from(shared.bytes);
  }

  get size(): number {
    return this.shared.starts.length;
  }

  record(number: number): NormalisedRecord {
    return decodeRecord(this.#bytes.toString('utf8', this.shared.starts[number], this.shared.ends[number]));
  }
}
