import { badFile } from '../table/bad-file';
import type { KeyColumns } from './key-columns';
import type { RowBatch } from './read-rows';
import type { SharedRecords } from './record-shelf';
import { joined, sharedNumbers } from './typed-list';

/** The records of a file: their ids in rising order, by code units; a record's number is its place among them. */
export interface Gathered {
  readonly ids: readonly string[];
  readonly records: SharedRecords;
  readonly keys: KeyColumns;
}

const FIRST_BYTES = 1 << 20;
const LARGEST = 0xffff_ffff;
/** Records are hardly ever so many times as large as their rows. */
const GROWTH = 100;

/** Puts the records of all batches together. */
export class Gatherer {
  readonly #bytes: SharedArrayBuffer;
  readonly #ids: string[] = [];
  #batches: Omit<RowBatch, 'ids' | 'bytes'>[] = [];
  #size = 0;
  #keys = 0;

  constructor(
    private readonly file: string,
    fileBytes: number,
  ) {
    this.#bytes = new SharedArrayBuffer(FIRST_BYTES, { maxByteLength: Math.min(LARGEST, FIRST_BYTES + fileBytes * GROWTH) });
  }

  get count(): number {
    return this.#ids.length;
  }

  add({ ids, lines, bytes, ends, keys }: RowBatch): void {
    const size = this.#size + bytes.length;
    if (size > this.#bytes.maxByteLength)
      throw badFile(this.file, lines[0] ?? null, 'it holds more than can be matched at once from here on.');
    if (size > this.#bytes.byteLength)
      this.#bytes.grow(Math.min(this.#bytes.maxByteLength, Math.max(size, Math.ceil(this.#bytes.byteLength * 1.25))));
    new Uint8Array(this.#bytes, this.#size, bytes.length).set(bytes);
    for (const id of ids) this.#ids.push(id);
    const [beforeBytes, beforeKeys] = [this.#size, this.#keys];
    this.#batches.push({
      lines,
      ends: ends.map((end) => end + beforeBytes),
      keys: { ...keys, ends: keys.ends.map((end) => end + beforeKeys) },
    });
    this.#size = size;
    this.#keys += keys.values.length;
  }

  /** Throws a CliError where an id is there twice, naming the line of the second. Ends what was gathered. */
  finish(): Gathered {
    const all = this.#ids;
    const order = sharedNumbers(
      Uint32Array.from(all.keys()).sort((left, right) => byText(all[left] ?? '', all[right] ?? '') || left - right),
    );
    this.#refuseTwins(order);
    const ends = joined(
      this.#batches.map((batch) => batch.ends),
      Uint32Array,
    );
    const keys = this.#keysIn(order);
    this.#batches = [];
    return {
      ids: Array.from(order, (at) => all[at] ?? ''),
      records: {
        bytes: this.#bytes,
        starts: sharedNumbers(order.map((at) => (at === 0 ? 0 : (ends[at - 1] ?? 0)))),
        ends: sharedNumbers(order.map((at) => ends[at] ?? 0)),
      },
      keys,
    };
  }

  #refuseTwins(order: Uint32Array): void {
    const twins = order.filter((at, place) => place > 0 && this.#ids[at] === this.#ids[order[place - 1] ?? 0]);
    if (twins.length === 0) return;
    const second = twins.reduce((first, at) => Math.min(first, at));
    const id = this.#ids[second] ?? '';
    const lines = joined(
      this.#batches.map((batch) => batch.lines),
      Uint32Array,
    );
    throw badFile(this.file, lines[second] ?? null, `its id ${id.slice(0, 80)} is the one of line ${lines[this.#ids.indexOf(id)]}.`);
  }

  #keysIn(order: Uint32Array): KeyColumns {
    const parts = this.#batches.map(({ keys }) => keys);
    const old = {
      ends: joined(
        parts.map(({ ends }) => ends),
        Uint32Array,
      ),
      kinds: joined(
        parts.map(({ kinds }) => kinds),
        Uint8Array,
      ),
      values: joined(
        parts.map(({ values }) => values),
        Float64Array,
      ),
      refined: joined(
        parts.map(({ refined }) => refined),
        Float64Array,
      ),
    };
    const anew = {
      ends: new Uint32Array(order.length),
      kinds: old.kinds.slice(),
      values: old.values.slice(),
      refined: old.refined.slice(),
    };
    let end = 0;
    for (const [number, at] of order.entries()) {
      const [from, to] = [at === 0 ? 0 : (old.ends[at - 1] ?? 0), old.ends[at] ?? 0];
      anew.kinds.set(old.kinds.subarray(from, to), end);
      anew.values.set(old.values.subarray(from, to), end);
      anew.refined.set(old.refined.subarray(from, to), end);
      anew.ends[number] = end += to - from;
    }
    return anew;
  }
}

function byText(left: string, right: string): number {
  return left < right ? -1 : left === right ? 0 : 1;
}
