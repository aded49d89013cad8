import type { RecordRef } from '../records';
import { wishFetch } from '../store/fetch-queue';
import { refKey } from '../store/held-store';
import { countAbsent, presentRefs } from '../store/sweep-store';
import { callVendor } from './call-vendor';
import { Signal } from './signal';
import type { SystemRuntime } from './system-runtime';

const SHARE_THAT_HOLDS = 0.01;
const COUNT_THAT_HOLDS = 20;

/** Whether so many records vanished at once that it is more likely a fault of the system than so many deletes. */
export function tooManyGone(missing: number, present: number): boolean {
  return missing > COUNT_THAT_HOLDS && missing > present * SHARE_THAT_HOLDS;
}

/** Compares all ids there are with those that are held. What two sweeps miss is asked for, and is deleted only where the vendor says that it is gone. */
export async function sweepFeed(runtime: SystemRuntime, aborted: AbortSignal): Promise<void> {
  const seconds = runtime.settings.sweepSeconds;
  if (!runtime.client.sweep || seconds === 0) return;
  const pause = new Signal();
  let held = false;
  while (!aborted.aborted) {
    await pause.wait(seconds * 1_000, aborted);
    if (aborted.aborted || runtime.health.status !== 'ok') continue;
    // Before the vendor is asked, so that a record made meanwhile is not missed.
    const before = await runtime.bus.transaction((tx) => presentRefs(tx, runtime.row.system));
    const called = await callVendor(runtime, () => listAll(runtime, aborted));
    if (called.kind === 'done' && !aborted.aborted) held = await compare(runtime, { before, there: called.value }, held);
  }
}

interface Listed {
  /** What was held before the vendor was asked. */
  readonly before: readonly RecordRef[];
  readonly there: ReadonlySet<string>;
}

async function listAll(runtime: SystemRuntime, aborted: AbortSignal): Promise<ReadonlySet<string>> {
  const there = new Set<string>();
  for await (const page of runtime.client.sweep?.(aborted) ?? []) for (const ref of page) there.add(refKey(ref));
  return there;
}

async function compare(runtime: SystemRuntime, { before, there }: Listed, heldBefore: boolean): Promise<boolean> {
  const { system } = runtime.row;
  const missing = before.filter((ref) => !there.has(refKey(ref)));
  const hold = tooManyGone(missing.length, before.length);
  const key = `${system}/sweep`;
  await runtime.bus.transaction(async (tx) => {
    if (hold && !heldBefore) {
      tx.park({
        room: 'connector-kit',
        system,
        key,
        fault: 'rejected',
        code: 'TOO_MANY_GONE',
        reason: `${missing.length} of ${before.length} records of ${system} are missing from one sweep. Nothing is taken for deleted.`,
        nextStep: 'Look whether the credential still sees everything; the hold ends by itself when the records are back.',
      });
    }
    if (hold) return;
    if (heldBefore) tx.closeParked({ key }, 'A later sweep found the records again.');
    const gone = await countAbsent(tx, system, missing);
    const wish = { cause: null, correlations: [], feed: 'sweep', dueAt: runtime.now() } as const;
    await wishFetch(
      tx,
      system,
      gone.map((ref) => ({ ...wish, ref })),
    );
    if (gone.length > 0) tx.afterCommit(() => runtime.wake.fetch.wake());
  });
  return hold;
}
