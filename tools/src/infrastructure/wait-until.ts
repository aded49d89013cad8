import { setTimeout as sleep } from 'node:timers/promises';

export interface Waiting {
  timeoutMs: number;
  everyMs?: number;
  signal?: AbortSignal;
}

/** Asks again and again until the answer is yes. Resolves false when the time is over; rejects when the signal is given. */
export async function waitUntil(isSo: () => boolean | Promise<boolean>, waiting: Waiting): Promise<boolean> {
  const deadline = Date.now() + waiting.timeoutMs;
  for (;;) {
    waiting.signal?.throwIfAborted();
    if (await isSo()) return true;
    if (Date.now() >= deadline) return false;
    await sleep(waiting.everyMs ?? 100);
  }
}
