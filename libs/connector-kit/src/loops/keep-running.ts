import type { Logger } from '../connector';
import { Signal } from './signal';

const AGAIN_MS = 1_000;

/** Runs a loop until it is aborted. A fault that gets out of it, such as a database that is away, ends one turn and not the loop. */
export async function keepRunning(
  loop: { readonly name: string; readonly system: string; readonly log: Logger; run(aborted: AbortSignal): Promise<void> },
  aborted: AbortSignal,
): Promise<void> {
  const pause = new Signal();
  while (!aborted.aborted) {
    try {
      await loop.run(aborted);
      if (!aborted.aborted) return;
    } catch (error) {
      loop.log.error({ system: loop.system, loop: loop.name, err: error }, 'a loop met a fault and begins again');
      await pause.wait(AGAIN_MS, aborted);
    }
  }
}
