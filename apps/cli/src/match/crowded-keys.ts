import { crowdedHash, crowdedHouses, matchKeys, type NormalisedRecord } from '@trueup/identity';
import type { BlockTable } from './block-table';
import { KINDS, type KeyColumns } from './key-columns';
import { RecordShelf, type SharedRecords } from './record-shelf';

/** Kinds whose keys say nothing of anybody once too many records have them. */
const KINDS_OF_CONTACT = ['email', 'phone'] as const;
const HOUSE = KINDS.indexOf('house');

/** The e-mails, phones and houses that more records have than their key may bring, by `crowdedHash`. */
export function crowdedKeys(records: SharedRecords, keys: KeyColumns, { refined }: Pick<BlockTable, 'refined'>): ReadonlySet<string> {
  const shelf = new RecordShelf(records);
  const keyAt = (place: number) => {
    const record = recordAt(keys.ends, place);
    return matchKeys(shelf.record(record))[place - (record === 0 ? 0 : (keys.ends[record - 1] ?? 0))];
  };
  const contacts = KINDS_OF_CONTACT.flatMap((kind) =>
    (refined[KINDS.indexOf(kind)] ?? []).map((place) => crowdedHash(kind, keyAt(place)?.value ?? '')),
  );
  return new Set([...contacts, ...crowdedHouses(recordsUnder(refined[HOUSE] ?? [], keys, shelf))]);
}

/** All records under the keys of houses that stand at some places, each once. */
function* recordsUnder(places: readonly number[], { ends, kinds, values }: KeyColumns, shelf: RecordShelf): Generator<NormalisedRecord> {
  if (places.length === 0) return;
  const full = new Set(places.map((place) => values[place]));
  for (let record = 0, at = 0; record < ends.length; record += 1) {
    let isUnder = false;
    for (; at < (ends[record] ?? 0); at += 1) isUnder ||= kinds[at] === HOUSE && full.has(values[at]);
    if (isUnder) yield shelf.record(record);
  }
}

/** The first record whose keys end behind the place. */
function recordAt(ends: Uint32Array, place: number): number {
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}
