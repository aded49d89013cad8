import { badFile } from '../table/bad-file';
import type { RowBatch } from './read-rows';
import type { SharedRecords } from './record-shelf';

/** The records of a file: their ids in rising order, by code units; a record's number is its place among them. */
export interface Gathered {
  readonly ids: readonly string[];
  readonly records: SharedRecords;
}

const FIRST_BYTES = 1 << 20;
const LARGEST = 0xffff_ffff;
/** Records are never so many times as large as their rows. */
const GROWTH = 40;

/** Puts the records of all batches together. */
export class Gatherer {
  readonly #bytes: SharedArrayBuffer;
  readonly #ids: string[] = [];
  readonly #lines: Uint32Array[] = [];
  readonly #ends: Uint32Array[] = [];
  #size = 0;

  constructor(
    private readonly file: string,
    fileBytes: number,
  ) {
    this.#bytes = new SharedArrayBuffer(FIRST_BYTES, { maxByteLength: Math.min(LARGEST, FIRST_BYTES + fileBytes * GROWTH) });
  }

  get count(): number {
    return this.#ids.length;
  }

  add({ ids, lines, bytes, ends }: RowBatch): void {
    const size = this.#size + bytes.length;
    if (size > this.#bytes.byteLength) this.#bytes.grow(Math.min(this.#bytes.maxByteLength, Math.max(size, this.#bytes.byteLength * 1.25)));
    new Uint8Array(this.#bytes, this.#size, bytes.length).set(bytes);
    for (const id of ids) this.#ids.push(id);
    this.#lines.push(lines);
    this.#ends.push(ends.map((end) => end + this.#size));
    this.#size = size;
  }

  /** Throws a CliError where an id is there twice, naming the line of the second. */
  finish(): Gathered {
    const all = this.#ids;
    const order = Uint32Array.from(all.keys()).sort((left, right) =>
      all[left]! < all[right]! ? -1 : all[left] === all[right] ? left - right : 1,
    );
    const ends = joined(this.#ends, all.length);
    this.#refuseTwins(order);
    const starts = order.map((at) => (at === 0 ? 0 : (ends[at - 1] ?? 0)));
    return {
      ids: Array.from(order, (at) => all[at] ?? ''),
      records: { bytes: this.#bytes, starts: shared(starts), ends: shared(order.map((at) => ends[at] ?? 0)) },
    };
  }

  #refuseTwins(order: Uint32Array): void {
    const twins = order.filter((at, place) => place > 0 && this.#ids[at] === this.#ids[order[place - 1] ?? 0]);
    if (twins.length === 0) return;
    const second = twins.reduce((first, at) => Math.min(first, at));
    const id = this.#ids[second] ?? '';
    const lines = joined(this.#lines, this.#ids.length);
    throw badFile(this.file, lines[second] ?? null, `its id ${id.slice(0, 80)} is the one of line ${lines[this.#ids.indexOf(id)]}.`);
  }
}

function joined(parts: readonly Uint32Array[], size: number): Uint32Array {
  const whole = new Uint32Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function shared(values: Uint32Array): Uint32Array {
  const copy = new Uint32Array(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  return copy;
}
