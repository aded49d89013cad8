import { KEY_BOUNDS } from '@trueup/identity';
import { KINDS, NO_FIELD, type KeyColumns } from './key-columns';
import { NumberTable } from './number-table';

/** Which keys are one, after keys that bring too many were refined. */
export interface KeyGroups {
  /** Of each key its group; NO_GROUP where even the refined key brings too many. */
  readonly groupOf: Uint32Array;
  /** How many keys a group has. */
  readonly sizes: Uint32Array;
  /** Of each kind the keys that were refined, each by its first place. */
  readonly refined: readonly (readonly number[])[];
}

export const NO_GROUP = 0xffff_ffff;
/** Values are numbered in rounds, so that the table of each stays small. */
const ROUNDS = 8;

export function groupKeys(keys: KeyColumns): KeyGroups {
  const { groupOf, sizes, count } = groupedByValue(keys);
  const bounds = KINDS.map((kind) => KEY_BOUNDS[kind]);
  const boundOf = (at: number) => bounds[keys.kinds[at] ?? 0] ?? 0;
  const sizeOf = (at: number) => sizes[groupOf[at] ?? 0] ?? 0;
  const over: number[] = [];
  for (let at = 0; at < groupOf.length; at += 1) if (sizeOf(at) > boundOf(at)) over.push(at);
  const refined = KINDS.map(() => new Map<number, number>());
  const narrow = new NumberTable(over.length);
  for (const at of over) {
    const known = refined[keys.kinds[at] ?? 0];
    if (!known?.has(groupOf[at] ?? 0)) known?.set(groupOf[at] ?? 0, at);
    const value = keys.refined[at] ?? NO_FIELD;
    // There is room: each group that goes had more members than those that come.
    groupOf[at] = value === NO_FIELD ? NO_GROUP : count + narrow.numberOf(value);
  }
  for (const at of over) if (groupOf[at] !== NO_GROUP) sizes[groupOf[at] ?? 0] = sizeOf(at) + 1;
  const tooFull = over.filter((at) => groupOf[at] !== NO_GROUP && sizeOf(at) > boundOf(at));
  for (const at of tooFull) groupOf[at] = NO_GROUP;
  return { groupOf, sizes, refined: refined.map((known) => [...known.values()]) };
}

function groupedByValue({ values }: KeyColumns): { groupOf: Uint32Array; sizes: Uint32Array; count: number } {
  const groupOf = new Uint32Array(new SharedArrayBuffer(values.byteLength / 2));
  const sizes = new Uint32Array(values.length * 2);
  let count = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const table = new NumberTable(values.length / ROUNDS);
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at] ?? 0;
      if (value % ROUNDS !== round) continue;
      const group = count + table.numberOf(value);
      groupOf[at] = group;
      sizes[group] = (sizes[group] ?? 0) + 1;
    }
    count += table.size;
  }
  return { groupOf, sizes, count };
}
