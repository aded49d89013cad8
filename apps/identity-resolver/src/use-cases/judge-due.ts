import type { EventMeta } from '@trueup/canonical-schema';
import type { Due } from '../judgement/due';
import type { Outcome } from './outcome';
import { resolveRecords } from './resolve-records';
import type { Setting } from './setting';
import type { Shelf } from './shelf';

export interface JudgingDue {
  readonly setting: Setting;
  /** Begins a chain for each. */
  metaOf(due: Due): EventMeta;
  /** Nobody's time has come: what counts is another contract or model. */
  readonly isRecompute?: boolean;
}

/** Judges again who is due: pins and other decisions that ended, values that grew stale. */
export async function judgeDue(shelf: Shelf, due: readonly Due[], { setting, metaOf, isRecompute = false }: JudgingDue): Promise<Outcome> {
  const known = new Set((await shelf.recordsBy(due.map(({ key }) => key))).map(({ key }) => key));
  const touches = due
    .filter(({ key }) => known.has(key))
    .map((one) => ({ key: one.key, cause: metaOf(one), isBaseline: false, isRecompute }));
  return resolveRecords(shelf, { records: [], moved: [], touches }, setting);
}
