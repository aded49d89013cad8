import { normalise, type NormalisedRecord } from '@trueup/identity';

const NOBODY = { system: '', type: '', id: '' };
/** What a record says that says nothing; what is like it is left out of the bytes. */
const BLANK = normalise(
  { source: NOBODY, kind: 'UNKNOWN', segment: null, claims: [], references: [], ourKey: null, mergedInto: null, lifecycle: 'present' },
  { cell: '', country: null },
);
const FIELDS = Object.keys(BLANK) as readonly (keyof NormalisedRecord)[];
const IS_LIST: readonly boolean[] = FIELDS.map((field) => Array.isArray(BLANK[field]));

/** A record in few bytes: each field that says something by its place, and then what it says. */
export function encodeRecord(record: NormalisedRecord): Buffer {
  const told: unknown[] = [];
  for (let at = 0; at < FIELDS.length; at += 1) {
    const field = FIELDS[at] as keyof NormalisedRecord;
    const value = record[field];
    if (IS_LIST[at] ? (value as readonly unknown[]).length > 0 : value !== BLANK[field]) told.push(at, value);
  }
  return Buffer.from(JSON.stringify(told), 'utf8');
}

export function decodeRecord(text: string): NormalisedRecord {
  const told = JSON.parse(text) as unknown[];
  // All records have one shape, whatever they say: comparing them is faster so.
  const record: Record<string, unknown> = { ...BLANK };
  for (let at = 0; at < told.length; at += 2) record[FIELDS[told[at] as number] as string] = told[at + 1];
  return record as unknown as NormalisedRecord;
}
