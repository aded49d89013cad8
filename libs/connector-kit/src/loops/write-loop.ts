import { dueRows, nextRowAt, type DesiredRow } from '../store/desired-store';
import { drain, inBatches } from './drain';
import type { SystemRuntime } from './system-runtime';
import { writeRows } from './write-rows';

/** Writes what customers should look like in this system, the most urgent lane first, then the oldest; one row of a customer at a time. */
export function writeLoop(runtime: SystemRuntime, aborted: AbortSignal): Promise<void> {
  const queue = {
    wake: runtime.wake.write,
    keyOf: ({ customerId }: DesiredRow) => customerId,
    take: (busy: ReadonlySet<string>, free: number) => takeDue(runtime, [...busy], free),
    nextAt: async () => (runtime.mayWrite() ? runtime.bus.transaction((tx) => nextRowAt(tx, runtime.row.system)) : null),
    work: (rows: readonly DesiredRow[]) => writeRows(runtime, rows),
  };
  return drain(runtime, queue, aborted);
}

async function takeDue(runtime: SystemRuntime, busy: readonly string[], free: number): Promise<DesiredRow[][]> {
  const right = runtime.mayWrite() ? runtime.health.admit() : 'none';
  if (right === 'none') return [];
  const { batchSize } = runtime.limits;
  const limit = right === 'probe' ? 1 : free * batchSize;
  const rows = await runtime.bus.transaction((tx) => dueRows(tx, runtime.row.system, { now: runtime.now(), limit, busy }));
  if (rows.length === 0) runtime.health.release();
  return inBatches(rows, batchSize);
}
