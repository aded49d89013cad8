import { randomUUID } from 'node:crypto';
import { rowDone, rowLater, type DesiredRow } from '../store/desired-store';
import { nextSequence } from '../store/sequence';
import type { Worked } from './call-vendor';
import type { PlannedTarget } from './plan-target';
import type { CreateStep } from './prepare-create';
import { rawRecord } from './raw-event';
import { settleDone } from './settle-done';
import { settleFault, settleInvalid } from './settle-fault';
import type { SystemRuntime } from './system-runtime';
import { workOf } from './write-item';

/** A record to make, with how far that came. */
export interface MadeStep {
  readonly create: PlannedTarget;
  readonly called: Worked<CreateStep>;
}

/** Puts a row off one of whose records has to wait, and hands on what was found there. True where it is put off. */
export async function putOff(runtime: SystemRuntime, row: DesiredRow, steps: readonly MadeStep[]): Promise<boolean> {
  const waits = steps.flatMap(({ called }) => (called.kind === 'done' && called.value.kind === 'wait' ? called.value : []));
  if (waits.length === 0) return false;
  const untils = waits.flatMap(({ waitUntil }) => waitUntil ?? []);
  await runtime.bus.transaction(async (tx) => {
    for (const found of waits.flatMap(({ publish }) => publish))
      tx.publish(rawRecord(runtime, found, { feed: 'fetch', sequence: await nextSequence(tx), cause: row.snapshot.meta }));
    const at = Math.min(...waits.map((wait) => wait.at));
    await rowLater(tx, runtime.row.system, { row, at, ...(untils.length > 0 ? { waitUntil: Math.max(...untils) } : {}) });
  });
  return true;
}

/** Settles creates that are not called: they met a fault, are refused, or were there already. False where the row was put off for it. */
export async function endUncalled(
  runtime: SystemRuntime,
  row: DesiredRow,
  { ended, isLast }: { readonly ended: readonly MadeStep[]; readonly isLast: boolean },
): Promise<boolean> {
  for (const { create, called } of ended) {
    if (called.kind !== 'fault') continue;
    const work = workOf(row, create, { createKey: '', intentId: randomUUID(), now: runtime.now() });
    const call = { calledAt: runtime.now(), completedAt: runtime.now(), cost: null };
    const { fault } = called;
    if (!(await runtime.bus.transaction((tx) => settleFault(runtime, tx, { work, fault, call })))) return false;
  }
  for (const { create, called } of ended) if (called.kind === 'done') await endStep(runtime, row, { create, step: called.value });
  if (isLast) await runtime.bus.transaction((tx) => rowDone(tx, runtime.row.system, row));
  runtime.wake.write.wake();
  return true;
}

async function endStep(
  runtime: SystemRuntime,
  row: DesiredRow,
  { create, step }: { readonly create: PlannedTarget; readonly step: CreateStep },
): Promise<void> {
  const now = runtime.now();
  if (step.kind === 'invalid') await runtime.bus.transaction((tx) => settleInvalid(runtime, tx, { row, problems: step.problems }));
  if (step.kind !== 'adopt' || step.found.record === null) return;
  const { ref, record } = step.found;
  const work = workOf(row, create, { createKey: step.createKey, intentId: randomUUID(), now });
  const result = { kind: 'done', ref, record, version: null, found: true } as const;
  const call = { calledAt: now, completedAt: now, cost: null };
  await runtime.bus.transaction((tx) => settleDone(runtime, tx, { work, result, call }));
}
