import { normalise, type NormalisedRecord } from '@trueup/identity';

const NOBODY = { system: '', type: '', id: '' };
/** What a record says that says nothing; what is like it is left out of the bytes. */
const BLANK = normalise(
  { source: NOBODY, kind: 'UNKNOWN', segment: null, claims: [], references: [], ourKey: null, mergedInto: null, lifecycle: 'present' },
  { cell: '', country: null },
);
const FIELDS = Object.keys(BLANK) as readonly (keyof NormalisedRecord)[];
const IS_LIST: readonly boolean[] = FIELDS.map((field) => Array.isArray(BLANK[field]));

const FIRST_BYTES = 1 << 16;
/** What a code unit takes at most. */
const BYTES_OF_UNIT = 3;

/** Puts records behind each other in few bytes: of each the fields that say something, by their place, and then what they say. */
export class RecordWriter {
  #bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  #end = 0;
  readonly #ends: number[] = [];

  add(record: NormalisedRecord): void {
    const text = JSON.stringify(toldBy(record));
    const room = this.#end + text.length * BYTES_OF_UNIT;
    if (room > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(room * 2);
      larger.set(this.#bytes.subarray(0, this.#end));
      this.#bytes = larger;
    }
    this.#end += this.#bytes.write(text, this.#end);
    this.#ends.push(this.#end);
  }

  end(): { readonly bytes: Uint8Array; readonly ends: Uint32Array } {
    return { bytes: Uint8Array.from(this.#bytes.subarray(0, this.#end)), ends: Uint32Array.from(this.#ends) };
  }
}

function toldBy(record: NormalisedRecord): unknown[] {
  const told: unknown[] = [];
  for (let at = 0; at < FIELDS.length; at += 1) {
    const field = FIELDS[at] as keyof NormalisedRecord;
    const value = record[field];
    if (IS_LIST[at] ? (value as readonly unknown[]).length > 0 : value !== BLANK[field]) told.push(at, value);
  }
  return told;
}

/** The record of one text of a RecordWriter. */
export function decodeRecord(text: string): NormalisedRecord {
  const told = JSON.parse(text) as unknown[];
  // All records have one shape, whatever they say: comparing them is faster so.
  const record: Record<string, unknown> = { ...BLANK };
  for (let at = 0; at < told.length; at += 2) record[FIELDS[told[at] as number] as string] = told[at + 1];
  return record as unknown as NormalisedRecord;
}
