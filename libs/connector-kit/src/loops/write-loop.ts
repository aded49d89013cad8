import type { Transaction } from '@trueup/event-bus';
import { dueRollbacks, nextRollbackAt } from '../control/rollback-store';
import { dueRows, nextRowAt, type DesiredRow } from '../store/desired-store';
import { hasArrived, wakeArrived } from '../parties/awaited';
import { drain, inBatches } from './drain';
import type { SystemRuntime } from './system-runtime';
import { writeRows } from './write-rows';

/** Until a row is looked at again that somebody had locked when it was to be woken. */
const ARRIVED_MS = 100;

/** Writes what customers should look like in this system, the most urgent lane first, then the oldest; one row of a customer at a time. */
export function writeLoop(runtime: SystemRuntime, aborted: AbortSignal): Promise<void> {
  const queue = {
    wake: runtime.wake.write,
    keyOf: ({ customerId }: DesiredRow) => customerId,
    take: (busy: ReadonlySet<string>, free: number) => takeDue(runtime, [...busy], free),
    nextAt: async () => (mayTake(runtime) ? runtime.bus.transaction((tx) => nextAt(runtime, tx)) : null),
    work: (rows: readonly DesiredRow[]) => writeRows(runtime, rows),
  };
  return drain(runtime, queue, aborted);
}

async function takeDue(runtime: SystemRuntime, busy: readonly string[], free: number): Promise<DesiredRow[][]> {
  const right = mayTake(runtime) ? runtime.health.admit() : 'none';
  if (right === 'none') return [];
  const { batchSize } = runtime.limits;
  const limit = right === 'probe' ? 1 : free * batchSize;
  const rows = await runtime.bus.transaction((tx) => take(runtime, tx, { limit, busy }));
  if (rows.length === 0) runtime.health.release();
  return inBatches(rows, batchSize);
}

/** Rows that may not be written now stay as they are, and go on when they may. */
function mayTake({ control, ...runtime }: SystemRuntime): boolean {
  return runtime.mayWrite() && (control.stop() === undefined || control.mayRollBack());
}

async function take(
  { row: { system }, control, now }: SystemRuntime,
  tx: Transaction,
  { limit, busy }: { readonly limit: number; readonly busy: readonly string[] },
): Promise<DesiredRow[]> {
  await wakeArrived(tx, system, now());
  const rollbacks = control.mayRollBack() ? await dueRollbacks(tx, system, { now: now(), limit, busy }) : [];
  if (control.stop() !== undefined) return rollbacks;
  const others = { limit: limit - rollbacks.length, busy: [...busy, ...rollbacks.map(({ customerId }) => customerId)] };
  return [...rollbacks, ...(await dueRows(tx, system, { now: now(), ...others, stoppedLanes: control.stoppedLanes() }))];
}

async function nextAt({ row: { system }, control, now }: SystemRuntime, tx: Transaction): Promise<number | null> {
  if (await hasArrived(tx, system)) return now() + ARRIVED_MS;
  const rows = control.stop() === undefined ? await nextRowAt(tx, system, control.stoppedLanes()) : null;
  const rollbacks = control.mayRollBack() ? await nextRollbackAt(tx, system) : null;
  const times = [rows, rollbacks].filter((at) => at !== null);
  return times.length > 0 ? Math.min(...times) : null;
}
