import { Signal } from '../loops/signal';
import type { SystemRuntime } from '../loops/system-runtime';
import { pruneImages } from './image-store';
import { releaseWaves } from './wave-store';

const EVERY_MS = 500;
const PRUNE_MS = 3_600_000;

/** Lets rows of waves go as fast as their limits allow, while the system is written. */
export async function waveLoop(runtime: SystemRuntime, aborted: AbortSignal): Promise<void> {
  const { bus, control, now, row, wake } = runtime;
  const pause = new Signal();
  for (let prunedAt = 0; !aborted.aborted; await pause.wait(EVERY_MS, aborted)) {
    if (now() - prunedAt > PRUNE_MS) {
      await bus.transaction((tx) => pruneImages(tx, now()));
      prunedAt = now();
    }
    const { mode } = control.state;
    if ((mode !== 'write' && mode !== 'canary') || control.stop() !== undefined) continue;
    if ((await bus.transaction((tx) => releaseWaves(tx, row.system, now()))) > 0) wake.write.wake();
  }
}
