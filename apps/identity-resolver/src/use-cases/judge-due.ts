import type { EventMeta } from '@trueup/canonical-schema';
import type { Due } from '../judgement/due';
import type { Outcome } from './outcome';
import { resolveRecords } from './resolve-records';
import type { Setting } from './setting';
import type { Shelf } from './shelf';

/** Judges again who is due: pins and other decisions that ended, values that grew stale. `metaOf` begins a chain for each. */
export async function judgeDue(
  shelf: Shelf,
  due: readonly Due[],
  { setting, metaOf }: { setting: Setting; metaOf(due: Due): EventMeta },
): Promise<Outcome> {
  const known = new Set((await shelf.recordsBy(due.map(({ key }) => key))).map(({ key }) => key));
  const touches = due.filter(({ key }) => known.has(key)).map((one) => ({ key: one.key, cause: metaOf(one), isBaseline: false }));
  return resolveRecords(shelf, { records: [], moved: [], touches }, setting);
}
