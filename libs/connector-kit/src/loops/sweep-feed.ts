import type { Transaction } from '@trueup/event-bus';
import { holdIfMany } from '../brakes/judge-losses';
import { forgetLosses, keepLosses, knownLosses, lossKey, missingRefs } from '../brakes/loss-store';
import { changeState } from '../control/state-store';
import type { RecordRef } from '../records';
import { wishFetch } from '../store/fetch-queue';
import { refKey } from '../store/held-store';
import { countAbsent, presentRefs } from '../store/sweep-store';
import { callVendor } from './call-vendor';
import { Signal } from './signal';
import type { SystemRuntime } from './system-runtime';

/** Compares all ids there are with those that are held. What two sweeps miss is asked for, and is deleted only where the vendor says that it is gone. */
export async function sweepFeed(runtime: SystemRuntime, aborted: AbortSignal): Promise<void> {
  const seconds = runtime.settings.sweepSeconds;
  if (!runtime.client.sweep || seconds === 0) return;
  const pause = new Signal();
  while (!aborted.aborted) {
    await pause.wait(seconds * 1_000, aborted);
    if (aborted.aborted || runtime.health.status !== 'ok') continue;
    // Before the vendor is asked, so that a record made meanwhile is not missed.
    const before = await runtime.bus.transaction((tx) => presentRefs(tx, runtime.row.system));
    const called = await callVendor(runtime, () => listAll(runtime, aborted));
    if (called.kind === 'done' && !aborted.aborted) await compare(runtime, { before, there: called.value });
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

/** A sweep is judged whole: where too many records are missing from it, not one of them counts as missing. */
async function compare(runtime: SystemRuntime, { before, there }: Listed): Promise<void> {
  const { system } = runtime.row;
  const missing = before.filter((ref) => !there.has(refKey(ref)));
  await runtime.bus.transaction(async (tx) => {
    const returned = (await missingRefs(tx, system)).filter((ref) => there.has(refKey(ref)));
    await forgetLosses(
      tx,
      system,
      returned.map((ref) => ({ slot: '', ref })),
    );
    if (missing.length === 0) await endVanishing(runtime, tx);
    else if (await areHeld(runtime, tx, missing)) return;
    const gone = await countAbsent(tx, system, missing);
    const wish = { cause: null, correlations: [], feed: 'sweep', dueAt: runtime.now() } as const;
    await wishFetch(
      tx,
      system,
      gone.map((ref) => ({ ...wish, ref })),
    );
    if (gone.length > 0) tx.afterCommit(() => runtime.wake.fetch.wake());
  });
}

async function areHeld(runtime: SystemRuntime, tx: Transaction, missing: readonly RecordRef[]): Promise<boolean> {
  const { system } = runtime.row;
  const losses = missing.map((ref) => ({ slot: '', ref }));
  const known = await knownLosses(tx, system, losses);
  const open = losses.filter((loss) => known.get(lossKey(loss))?.state !== 'approved');
  if (open.length === 0) return false;
  if (await holdIfMany(runtime, tx, { slot: '', losses: open, known })) return true;
  const fresh = open.filter((loss) => !known.has(lossKey(loss)));
  await keepLosses(tx, system, { losses: fresh, state: 'waiting', now: runtime.now() });
  return false;
}

/** All records are there again: there is nothing left to decide. */
async function endVanishing({ bus, row: { system }, control }: SystemRuntime, tx: Transaction): Promise<void> {
  if (!control.state.pauses.some(({ brake }) => brake === 'massVanish')) return;
  await changeState(bus, tx, {
    ...{ system, by: 'brake massVanish', reason: 'A later sweep found every record again.' },
    change: (state) => ({ ...state, pauses: state.pauses.filter(({ brake }) => brake !== 'massVanish') }),
  });
}
