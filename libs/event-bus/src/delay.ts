import { setTimeout } from 'node:timers/promises';

/** Waits; ends early, without an error, when the signal aborts. */
export async function delay(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, { signal });
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}
