import { Signal } from '../loops/signal';
import type { SystemRuntime } from '../loops/system-runtime';

const LOOK_MS = 250;

/** Does the work of a system while its mode is not off; its signal aborts when it is switched off, and it begins anew when it is on again. */
export async function whileOn(runtime: SystemRuntime, aborted: AbortSignal, work: (on: AbortSignal) => Promise<void>): Promise<void> {
  const pause = new Signal();
  while (!aborted.aborted) {
    if (!isOn(runtime)) {
      await pause.wait(LOOK_MS, aborted);
      continue;
    }
    const off = new AbortController();
    const on = AbortSignal.any([aborted, off.signal]);
    const watching = abortWhenOff(runtime, off, on);
    try {
      await work(on);
    } finally {
      off.abort();
      await watching;
    }
  }
}

async function abortWhenOff(runtime: SystemRuntime, off: AbortController, on: AbortSignal): Promise<void> {
  const pause = new Signal();
  while (!on.aborted) {
    if (!isOn(runtime)) return off.abort();
    await pause.wait(LOOK_MS, on);
  }
}

function isOn({ control }: SystemRuntime): boolean {
  return control.state.mode !== 'off';
}
