import { setTimeout as sleep } from 'node:timers/promises';
import { NotActive } from './activations';
import { isRival } from './is-rival';
import { parkAgain, queueActivated, workBatch, type RecomputeWork } from './recompute-queue';
import type { RecomputeRow } from './recompute-rows';

const AT_ONCE = 100;
const IDLE_MS = 2_000;
/** How often one that is alone is tried before it counts as faulty. */
const PATIENCE = 3;

export interface Pace {
  /** At most so many records or customers a second in this process. */
  readonly perSecond: number;
  /** Told of what goes wrong and is tried again. */
  warn(error: unknown): void;
}

/**
 * Judges again whom activations concern, as slowly as it is told to. Several processes may do so at once, and a process may end at any
 * time: what is left is in the table. Whoever cannot be judged is parked alone.
 */
export class Recompute {
  private most = AT_ONCE;
  private failures = 0;
  /** Founding ids of those whom a handler held; they are tried again once all others were. */
  private readonly later = new Set<string>();

  constructor(
    private readonly work: RecomputeWork,
    private readonly pace: Pace,
  ) {}

  /** Works until it is aborted. */
  async run(aborted: AbortSignal): Promise<void> {
    while (!aborted.aborted) {
      const began = Date.now();
      const done = await this.tryStep();
      const restMs = done === 0 ? IDLE_MS : (done * 1_000) / this.pace.perSecond - (Date.now() - began);
      if (restMs > 0) await pause(restMs, aborted);
    }
  }

  private async tryStep(): Promise<number> {
    try {
      return await this.step();
    } catch (error) {
      this.pace.warn(error);
      return 0;
    }
  }

  /** Does one batch and gives how many it was about; 0 where nothing is left, or nothing can be done now. */
  async step(): Promise<number> {
    let tried: readonly RecomputeRow[] = [];
    try {
      await queueActivated(this.work);
      const done = await workBatch(this.work, { most: this.most, except: [...this.later], tried: (rows) => (tried = rows) });
      const ended = new Set(done.map(({ foundingId }) => foundingId));
      for (const { foundingId } of tried) if (!ended.has(foundingId)) this.later.add(foundingId);
      if (tried.length === 0) this.later.clear();
      this.failures = 0;
      this.most = Math.min(AT_ONCE, this.most * 2);
      return tried.length;
    } catch (error) {
      // Another replica works by what counts now; this one is told so in time.
      if (error instanceof NotActive) return 0;
      await this.failed(error, tried);
      return tried.length;
    }
  }

  /** What fails together is tried one by one; one that fails alone waits for its rival, or is parked. */
  private async failed(error: unknown, tried: readonly RecomputeRow[]): Promise<void> {
    const [only] = tried;
    if (!isRival(error)) this.pace.warn(error);
    if (!only || tried.length > 1) {
      this.most = 1;
      return;
    }
    if (isRival(error)) return void this.later.add(only.foundingId);
    this.failures += 1;
    if (this.failures < PATIENCE) return;
    this.failures = 0;
    await this.work.bus.transaction((tx) => parkAgain(tx, only));
  }
}

async function pause(ms: number, aborted: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: aborted }).catch((error: unknown) => {
    if (!aborted.aborted) throw error;
  });
}
