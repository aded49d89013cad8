import type { LoadRun } from '@trueup/canonical-schema';
import type { StoredLoad } from './load-store';

/** How a load stands, for people. */
export interface LoadProgress extends LoadRun {
  /** Records a second lately; over the whole load once it is through; null before the first page. */
  readonly perSecond: number | null;
  /** An estimate; null while the total or the rate is not known. */
  readonly secondsLeft: number | null;
}

/** What a load's own events tell. */
export function runOf({ generation, state, records, total, problem, startedAt, finishedAt }: StoredLoad): LoadRun {
  return { generation, state, records, total, problem, startedAt, finishedAt };
}

export function progressOf(load: StoredLoad): LoadProgress {
  const { records, total, startedAt, finishedAt } = load;
  if (finishedAt !== null) {
    const perSecond = finishedAt > startedAt ? (records * 1_000) / (finishedAt - startedAt) : null;
    return { ...runOf(load), perSecond: rounded(perSecond), secondsLeft: load.state === 'finished' ? 0 : null };
  }
  const isKnown = total !== null && load.perSecond !== null && load.perSecond > 0;
  const secondsLeft = isKnown ? Math.ceil(Math.max(0, total - records) / (load.perSecond ?? 1)) : null;
  return { ...runOf(load), perSecond: rounded(load.perSecond), secondsLeft };
}

function rounded(rate: number | null): number | null {
  return rate === null ? null : Math.round(rate * 10) / 10;
}
