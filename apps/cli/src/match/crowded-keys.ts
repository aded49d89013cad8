import { crowdedHash, matchKeys } from '@trueup/identity';
import type { BlockTable } from './block-table';
import { KINDS, type KeyColumns } from './key-columns';
import { RecordShelf, type SharedRecords } from './record-shelf';

/** Kinds whose keys say nothing of anybody once too many records have them. */
const KINDS_OF_CONTACT = ['email', 'phone'] as const;

/** The e-mails and phones that more records have than their key may bring, by `crowdedHash`. */
export function crowdedKeys(records: SharedRecords, { ends }: KeyColumns, { refined }: Pick<BlockTable, 'refined'>): ReadonlySet<string> {
  const shelf = new RecordShelf(records);
  const keyAt = (place: number) => {
    const record = recordAt(ends, place);
    return matchKeys(shelf.record(record))[place - (record === 0 ? 0 : (ends[record - 1] ?? 0))];
  };
  return new Set(
    KINDS_OF_CONTACT.flatMap((kind) => (refined[KINDS.indexOf(kind)] ?? []).map((place) => crowdedHash(kind, keyAt(place)?.value ?? ''))),
  );
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
