import { callVendor } from './call-vendor';
import { Signal } from './signal';
import type { SystemRuntime } from './system-runtime';

const running = new WeakMap<SystemRuntime, Promise<void>>();

/** Signs in once more, one time for all who ask at the same moment. A refusal is left to the system's health. */
export function signInAgain(runtime: SystemRuntime): Promise<void> {
  const under = running.get(runtime);
  if (under) return under;
  const attempt = start(runtime, AbortSignal.timeout(30_000)).finally(() => running.delete(runtime));
  running.set(runtime, attempt);
  return attempt;
}

async function start(runtime: SystemRuntime, aborted: AbortSignal): Promise<void> {
  await callVendor(runtime, async () => runtime.client.start?.(aborted));
}

/** Signs in for the first time, for as long as it takes. */
export async function signIn(runtime: SystemRuntime, aborted: AbortSignal): Promise<void> {
  const pause = new Signal();
  while (!aborted.aborted) {
    const called = await callVendor(runtime, async () => runtime.client.start?.(aborted));
    if (called.kind === 'done') return;
    await pause.wait(Math.max(250, runtime.health.waitMs()), aborted);
  }
}
