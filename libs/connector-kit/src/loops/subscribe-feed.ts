import { nextStep } from '../faults';
import type { Gap, Notice } from '../records';
import { readCursor, saveCursor } from '../store/cursors';
import { publishNotices } from './publish-fed';
import { Signal } from './signal';
import { signInAgain } from './sign-in';
import type { SystemRuntime } from './system-runtime';

const STEADY_MS = 10_000;
const LONGEST_PAUSE_MS = 10_000;

/** Follows the vendor's push stream and connects again whenever it ends. Notices and cursor are saved together. A stream that is away says nothing about the vendor's other doors, so it holds up nothing else. */
export async function subscribeFeed(runtime: SystemRuntime, aborted: AbortSignal): Promise<void> {
  if (!runtime.client.subscribe) return;
  const pause = new Signal();
  for (let attempts = 1; !aborted.aborted; attempts += 1) {
    const began = runtime.now();
    await follow(runtime, aborted, attempts);
    if (runtime.now() - began > STEADY_MS) attempts = 0;
    runtime.wake.poll.wake();
    await pause.wait(Math.min(LONGEST_PAUSE_MS, 100 * 2 ** Math.min(attempts, 7)), aborted);
  }
}

async function follow(runtime: SystemRuntime, aborted: AbortSignal, attempts: number): Promise<void> {
  const { client, bus, row, log } = runtime;
  const from = await bus.transaction((tx) => readCursor(tx, row.system, 'push'));
  try {
    await client.subscribe?.(from, (notices, cursor) => sink(runtime, notices, cursor), aborted);
  } catch (error) {
    if (aborted.aborted) return;
    const fault = client.faultOf(error);
    log.warn({ system: row.system, fault: fault.kind, code: fault.code }, 'the push stream ended');
    const step = nextStep(fault, { attempts, now: runtime.now(), chance: runtime.chance() });
    if (step.kind === 'hold' && step.signIn) await signInAgain(runtime);
  }
}

async function sink(runtime: SystemRuntime, notices: readonly Notice[] | Gap, cursor: string): Promise<void> {
  await runtime.bus.transaction(async (tx) => {
    if ('all' in notices) tx.afterCommit(() => runtime.wake.poll.wake());
    else await publishNotices(runtime, tx, { notices, about: { feed: 'push', sequence: 0, place: cursor } });
    await saveCursor(tx, runtime.row.system, { feed: 'push', cursor });
  });
}
