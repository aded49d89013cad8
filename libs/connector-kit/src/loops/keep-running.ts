import type { Logger } from '../connector';
import { Signal } from './signal';

const AGAIN_MS = 1_000;
const LONGEST_MS = 15_000;
/** A loop that ran so long before a fault begins again soon. */
const STEADY_MS = 60_000;

/** Runs a loop until it is aborted. A fault that gets out of it, such as a database that is away, ends one turn and not the loop; one that keeps coming slows it down. */
export async function keepRunning(
  loop: { readonly name: string; readonly system: string; readonly log: Logger; run(aborted: AbortSignal): Promise<void> },
  aborted: AbortSignal,
): Promise<void> {
  const pause = new Signal();
  for (let faults = 0; !aborted.aborted;) {
    const began = performance.now();
    try {
      await loop.run(aborted);
      if (!aborted.aborted) return;
    } catch (error) {
      loop.log.error({ system: loop.system, loop: loop.name, err: error }, 'a loop met a fault and begins again');
      faults = performance.now() - began > STEADY_MS ? 0 : faults + 1;
      await pause.wait(Math.min(LONGEST_MS, AGAIN_MS * 2 ** Math.max(0, faults - 1)), aborted);
    }
  }
}
