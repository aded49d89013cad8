import { dueRows, nextRowAt, type DesiredRow } from '../store/desired-store';
import type { SystemRuntime } from './system-runtime';
import { WorkPool } from './work-pool';
import { writeRows } from './write-rows';

const IDLE_MS = 1_000;
const BUSY_MS = 250;
const SHORTEST_MS = 20;

/** Writes what customers should look like in this system, the most urgent lane first, then the oldest; one row of a customer at a time. */
export async function writeLoop(runtime: SystemRuntime, aborted: AbortSignal): Promise<void> {
  const pool = new WorkPool(runtime.limits.concurrency, () => runtime.wake.write.wake());
  const busy = new Set<string>();
  try {
    await work(runtime, { pool, busy, aborted });
  } finally {
    // Nothing begins anew before what is under way has ended: one call at a time for each record.
    await pool.idle();
  }
}

async function work(
  runtime: SystemRuntime,
  { pool, busy, aborted }: { pool: WorkPool; busy: Set<string>; aborted: AbortSignal },
): Promise<void> {
  while (!aborted.aborted) {
    const chunks = runtime.mayWrite() && pool.free() > 0 ? await takeDue(runtime, [...busy], pool.free()) : [];
    for (const rows of chunks) {
      for (const { customerId } of rows) busy.add(customerId);
      pool.start(async () => {
        try {
          await writeRows(runtime, rows);
        } finally {
          for (const { customerId } of rows) busy.delete(customerId);
        }
      });
    }
    if (chunks.length === 0) await runtime.wake.write.wait(await idleMs(runtime, busy.size > 0), aborted);
  }
}

async function takeDue(runtime: SystemRuntime, busy: readonly string[], free: number): Promise<DesiredRow[][]> {
  const right = runtime.health.admit();
  if (right === 'none') return [];
  const { batchSize } = runtime.limits;
  const limit = right === 'probe' ? 1 : free * batchSize;
  const rows = await runtime.bus.transaction((tx) => dueRows(tx, runtime.row.system, { now: runtime.now(), limit, busy }));
  if (rows.length === 0) runtime.health.release();
  return Array.from({ length: Math.ceil(rows.length / batchSize) }, (_, index) => rows.slice(index * batchSize, (index + 1) * batchSize));
}

async function idleMs(runtime: SystemRuntime, working: boolean): Promise<number> {
  if (!runtime.mayWrite()) return IDLE_MS;
  const next = await runtime.bus.transaction((tx) => nextRowAt(tx, runtime.row.system));
  const due = next === null ? IDLE_MS : Math.max(next - runtime.now(), runtime.health.waitMs(), working ? BUSY_MS : SHORTEST_MS);
  return Math.min(IDLE_MS, due);
}
