import { actorsFor } from '../story/actors';
import { goShopping } from '../story/shopping';
import { timeSingleChanges } from '../story/single-changes';
import { converge } from './converge';
import { dayZero } from './day-zero';
import type { Progress } from './progress-bars';
import { residentMiB } from './resident';
import type { Story } from './story';
import { summarise, type Summary } from './summary';

export interface OnceOptions {
  readonly changes: number;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Longer than a poll, a lagging search and a settle window together, so that quiet means done. */
const QUIET_MS = 5_000;
const CONVERGE_WITHIN_MS = 240_000;

/** Lives through day 0, plays the story, waits until every system agrees and times single changes. */
export async function playOnce({ cell, seeded }: Story, { changes, progress, signal }: OnceOptions): Promise<Summary> {
  const { stack, readyAt } = cell;
  const actors = actorsFor(stack.systems);
  const { baseline, plan } = await dayZero(cell, { signal, page: null });
  await goShopping(actors, (fraction) => progress.step('story', fraction));
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
  return summarise({
    converged,
    why,
    seconds,
    baseline,
    plan,
    figures,
    changes: timed,
    residentMiB: residentMiB(Object.values(stack.services)),
  });
}
