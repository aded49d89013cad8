import { setTimeout as pause } from 'node:timers/promises';

/** Waits for a moment that the promise itself names, such as the end of an outage; `at` is epoch milliseconds. */
export async function until(at: number): Promise<void> {
  await pause(Math.max(0, at - Date.now()));
}
