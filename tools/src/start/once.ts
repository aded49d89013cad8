import { actorsFor } from '../story/actors';
import { seed } from '../story/seed';
import { timeSingleChanges } from '../story/single-changes';
import type { Cell } from './cell';
import { converge } from './converge';
import type { Progress } from './progress-bars';
import { residentMiB } from './resident';
import { summarise, type Summary } from './summary';

export interface OnceOptions {
  readonly changes: number;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Longer than a poll, a lagging search and a settle window together, so that quiet means done. */
const QUIET_MS = 5_000;
const CONVERGE_WITHIN_MS = 120_000;

/** Plays the story, waits until every system agrees and times single changes. */
export async function playOnce({ stack, readyAt }: Cell, { changes, progress, signal }: OnceOptions): Promise<Summary> {
  const actors = actorsFor(stack.systems);
  const seeded = await seed(actors, (_, fraction) => progress.step('story', fraction));
  signal.throwIfAborted();
  progress.step('agreement', undefined);
  const seedSeconds = (Date.now() - readyAt) / 1000;
  const outcome = await converge(stack.run, { timeoutMs: CONVERGE_WITHIN_MS - seedSeconds * 1000, quietMs: QUIET_MS });
  progress.step('agreement', 1);
  signal.throwIfAborted();
  const timed =
    outcome.converged && changes > 0
      ? await timeSingleChanges({
          actors,
          seeded,
          systems: stack.systems,
          count: changes,
          onProgress: (done) => progress.step('single changes', done / changes),
        })
      : undefined;
  const seconds = Math.round((seedSeconds + outcome.waitedMs / 1000) * 10) / 10;
  const { converged, why, figures } = outcome;
  return summarise({ converged, why, seconds, figures, changes: timed, residentMiB: residentMiB(Object.values(stack.services)) });
}
