import { setTimeout as sleep } from 'node:timers/promises';
import type { RunFile } from '../stack/run-file';
import { readBacklog } from './backlog';
import { readFigures, type Figures } from './figures';

/** How waiting for agreement ended. `quietForMs` is how long nothing had moved at the end. */
export interface Convergence {
  readonly converged: boolean;
  readonly waitedMs: number;
  readonly figures: Figures;
  readonly why: string;
}

export interface ConvergeOptions {
  readonly timeoutMs: number;
  /** Nothing may move for so long; longer than the slowest poll and search lag. */
  readonly quietMs: number;
  onTick?(figures: Figures): void;
}

const TICK_MS = 250;

/** Waits until nothing waits anywhere and no figure has changed for `quietMs`. `waitedMs` leaves out the quiet time itself. */
export async function converge(run: RunFile, options: ConvergeOptions): Promise<Convergence> {
  const started = Date.now();
  let movedAt = started;
  let last = '';
  for (;;) {
    const [figures, backlog] = await Promise.all([readFigures(run), readBacklog(run)]);
    options.onTick?.(figures);
    const now = Date.now();
    const picture = JSON.stringify(figures);
    if (picture !== last || backlog.total > 0) movedAt = now;
    last = picture;
    const waitedMs = movedAt - started;
    if (now - movedAt >= options.quietMs) return { converged: true, waitedMs, figures, why: 'every system agrees' };
    if (now - started > options.timeoutMs) {
      const waits = Object.entries(backlog.bySystem).filter(([, count]) => count > 0);
      const what = waits.map(([system, count]) => `${count} for ${system}`).join(', ') || `${backlog.total} in the services`;
      return {
        converged: false,
        waitedMs: now - started,
        figures,
        why: `still moving after ${options.timeoutMs / 1000} s: ${what} waiting`,
      };
    }
    await sleep(TICK_MS);
  }
}
