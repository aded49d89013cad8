import { setTimeout as sleep } from 'node:timers/promises';
import { NotActive } from './activations';
import type { Attempts } from './attempts';
import { parkAgain, queueActivated, workBatch, type RecomputeWork } from './recompute-queue';
import type { RecomputeRow } from './recompute-rows';

const IDLE_MS = 2_000;

export interface Pace {
  /** At most so many records or customers a second in this process. */
  readonly perSecond: number;
  /** Of those who are queued, by founding id. */
  readonly attempts: Attempts;
}

/**
 * Judges again whom activations concern, as slowly as it is told to. Several processes may do so at once, and a process may end at any
 * time: what is left is in the table. Whoever cannot be judged is parked alone.
 */
export class Recompute {
  constructor(
    private readonly work: RecomputeWork,
    private readonly pace: Pace,
  ) {}

  /** Works until it is aborted. */
  async run(aborted: AbortSignal): Promise<void> {
    const { attempts, perSecond } = this.pace;
    while (!aborted.aborted) {
      const began = Date.now();
      const done = await this.step();
      const paceMs = done === 0 ? IDLE_MS : (done * 1_000) / perSecond - (Date.now() - began);
      const restMs = Math.max(paceMs, attempts.restMs);
      if (restMs > 0) await pause(restMs, aborted);
    }
  }

  /** Does one batch and gives how many it was about; 0 where nothing is left, or nothing can be done now. */
  async step(): Promise<number> {
    const { attempts } = this.pace;
    let tried: readonly RecomputeRow[] = [];
    try {
      await queueActivated(this.work);
      const done = await workBatch(this.work, { ...attempts.next, tried: (rows) => (tried = rows) });
      attempts.passed(tried.map(idOf), done.map(idOf));
    } catch (error) {
      // Another replica works by what counts now; this one is told so in time.
      if (error instanceof NotActive) return 0;
      await attempts.failed(error, tried.map(idOf), () => this.park(tried));
    }
    return tried.length;
  }

  private async park(rows: readonly RecomputeRow[]): Promise<void> {
    await this.work.bus.transaction(async (tx) => {
      for (const row of rows) await parkAgain(tx, row);
    });
  }
}

function idOf({ foundingId }: RecomputeRow): string {
  return foundingId;
}

async function pause(ms: number, aborted: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: aborted }).catch((error: unknown) => {
    if (!aborted.aborted) throw error;
  });
}
