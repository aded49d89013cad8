import { KEY_BOUNDS, type KeyReport } from '@trueup/identity';
import { KINDS, type KeyColumns } from './key-columns';
import { groupKeys, NO_GROUP } from './key-groups';
import { sharedNumbers } from './typed-list';

/** Records by their keys, shared by all threads. */
export interface SharedBlocks {
  /** Where each record's keys end. */
  readonly keyEnds: Uint32Array;
  /** The block of each key; NO_GROUP where nobody else has it, or too many have. */
  readonly blockOf: Uint32Array;
  readonly blockEnds: Uint32Array;
  /** Record numbers, rising within each block. */
  readonly members: Uint32Array;
  /** All records, those of one block near each other, so that what was read of one is still at hand. */
  readonly order: Uint32Array;
}

export interface BlockTable {
  readonly shared: SharedBlocks;
  readonly report: readonly KeyReport[];
  /** How many records lie under a key that brings too many even when refined. */
  readonly partial: number;
  /** Of each kind the places of keys that bring too many, one for each key. */
  readonly refined: readonly (readonly number[])[];
}

/** Builds the blocks of two and more records. */
export function blockTableOf(keys: KeyColumns): BlockTable {
  const { groupOf, sizes, refined } = groupKeys(keys);
  const histograms = KINDS.map((kind) => new Uint32Array(KEY_BOUNDS[kind]));
  const blocks = new Uint32Array(sizes.length).fill(NO_GROUP);
  const ends: number[] = [];
  let [filled, partial] = [0, 0];
  const keyEnds = sharedNumbers(keys.ends);
  for (let record = 0, at = 0; record < keyEnds.length; record += 1) {
    let isWhole = true;
    for (; at < (keyEnds[record] ?? 0); at += 1) {
      const group = groupOf[at] ?? NO_GROUP;
      isWhole &&= group !== NO_GROUP;
      const size = group === NO_GROUP ? 0 : (sizes[group] ?? 0);
      const histogram = histograms[keys.kinds[at] ?? 0];
      if (histogram && size > 0) histogram[size - 1] = (histogram[size - 1] ?? 0) + 1;
      if (size > 1 && blocks[group] === NO_GROUP) {
        blocks[group] = ends.length;
        ends.push((filled += size));
      }
      groupOf[at] = size > 1 ? (blocks[group] ?? NO_GROUP) : NO_GROUP;
    }
    if (!isWhole) partial += 1;
  }
  const blockEnds = sharedNumbers(ends);
  const members = membersOf({ keyEnds, blockOf: groupOf, blockEnds });
  const report = KINDS.map((key, at) => ({ key, ...spread(histograms[at] ?? new Uint32Array(0)), refined: refined[at]?.length ?? 0 }));
  return {
    shared: { keyEnds, blockOf: groupOf, blockEnds, members, order: orderOf({ keyEnds, blockOf: groupOf }) },
    report: report.filter((_one, at) => histograms[at]?.some((count) => count > 0)).sort((left, right) => (left.key < right.key ? -1 : 1)),
    partial,
    refined,
  };
}

function membersOf({ keyEnds, blockOf, blockEnds }: Pick<SharedBlocks, 'keyEnds' | 'blockOf' | 'blockEnds'>): Uint32Array {
  const members = new Uint32Array(new SharedArrayBuffer((blockEnds.at(-1) ?? 0) * 4));
  const next = Uint32Array.from(blockEnds, (_end, block) => (block === 0 ? 0 : (blockEnds[block - 1] ?? 0)));
  for (let record = 0, at = 0; record < keyEnds.length; record += 1) {
    for (; at < (keyEnds[record] ?? 0); at += 1) {
      const block = blockOf[at] ?? NO_GROUP;
      if (block === NO_GROUP) continue;
      members[next[block] ?? 0] = record;
      next[block] = (next[block] ?? 0) + 1;
    }
  }
  return members;
}

function orderOf({ keyEnds, blockOf }: Pick<SharedBlocks, 'keyEnds' | 'blockOf'>): Uint32Array {
  const count = keyEnds.length;
  const codes = Float64Array.from({ length: count }, (_none, record) => {
    const own = blockOf.subarray(record === 0 ? 0 : keyEnds[record - 1], keyEnds[record]);
    return (own.find((block) => block !== NO_GROUP) ?? blockOf.length) * count + record;
  }).sort();
  return sharedNumbers(codes.map((code) => code % count));
}

/** Of a histogram over 0, 1, 2 …: what half of all stay below, what 99 of 100 do, and the most. */
export function spread(histogram: Uint32Array): { readonly p50: number; readonly p99: number; readonly max: number } {
  const total = histogram.reduce((sum, count) => sum + count, 0);
  const at = (share: number) => {
    let left = Math.min(total - 1, Math.floor(share * total));
    return Math.max(
      0,
      histogram.findIndex((count) => (left -= count) < 0),
    );
  };
  return {
    p50: at(0.5),
    p99: at(0.99),
    max: Math.max(
      0,
      histogram.findLastIndex((count) => count > 0),
    ),
  };
}
