import { Signal } from '../loops/signal';
import type { SystemRuntime } from '../loops/system-runtime';
import { pruneImages } from './image-store';
import { WavePace } from './wave-pace';
import { endMergedRows, releaseWave, waitingWaves } from './wave-store';

const EVERY_MS = 500;
const PRUNE_MS = 3_600_000;

/** Lets rows of waves go as fast as their limits allow, while the system is written. */
export async function waveLoop(runtime: SystemRuntime, aborted: AbortSignal): Promise<void> {
  const { bus, control, now } = runtime;
  const pause = new Signal();
  const paces = new Map<string, WavePace>();
  for (let prunedAt = 0; !aborted.aborted; await pause.wait(EVERY_MS, aborted)) {
    if (now() - prunedAt > PRUNE_MS) {
      await bus.transaction((tx) => pruneImages(tx, now()));
      prunedAt = now();
    }
    const { mode } = control.state;
    if ((mode === 'write' || mode === 'canary') && control.stop() === undefined) await releaseDue(runtime, paces);
  }
}

async function releaseDue({ bus, now, row: { system }, wake }: SystemRuntime, paces: Map<string, WavePace>): Promise<void> {
  const at = now();
  const waves = await bus.transaction(async (tx) => {
    await endMergedRows(tx, system);
    return waitingWaves(tx, system, at);
  });
  for (const { waveId, limitPerHour, used } of waves) {
    const pace = paces.get(waveId) ?? new WavePace(limitPerHour, at);
    paces.set(waveId, pace);
    const rows = Math.min(pace.room(at), limitPerHour - used);
    if (rows <= 0) continue;
    pace.spend(await bus.transaction((tx) => releaseWave(tx, system, { waveId, rows, now: at })));
    wake.write.wake();
  }
  for (const waveId of paces.keys()) if (!waves.some((wave) => wave.waveId === waveId)) paces.delete(waveId);
}
