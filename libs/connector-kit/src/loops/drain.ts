import type { Signal } from './signal';
import type { SystemRuntime } from './system-runtime';
import { WorkPool } from './work-pool';

const IDLE_MS = 1_000;
const BUSY_MS = 250;
const SHORTEST_MS = 20;

/** What a loop takes from its queue and what it does with it. */
export interface Queue<Item> {
  /** Rings when there may be something to take. */
  readonly wake: Signal;
  /** What must not be worked on twice at a time. */
  keyOf(item: Item): string;
  /** What is due and not busy, in batches; at most `free` of them. */
  take(busy: ReadonlySet<string>, free: number): Promise<readonly (readonly Item[])[]>;
  /** When the next item is due, epoch milliseconds; null where none waits. */
  nextAt(): Promise<number | null>;
  work(batch: readonly Item[]): Promise<void>;
}

/** Works a queue off, so many batches at a time, until it is told to stop. */
export async function drain<Item>(runtime: SystemRuntime, queue: Queue<Item>, aborted: AbortSignal): Promise<void> {
  const pool = new WorkPool(runtime.limits.concurrency, () => queue.wake.wake());
  const busy = new Set<string>();
  try {
    while (!aborted.aborted) {
      const batches = pool.free() > 0 ? await queue.take(busy, pool.free()) : [];
      for (const batch of batches) pool.start(() => alone(queue, batch, busy));
      if (batches.length === 0) await queue.wake.wait(idleMs(runtime, await queue.nextAt(), busy.size > 0), aborted);
    }
  } finally {
    // Nothing begins anew before what is under way has ended: one call at a time for each record.
    await pool.idle();
  }
}

async function alone<Item>(queue: Queue<Item>, batch: readonly Item[], busy: Set<string>): Promise<void> {
  const keys = batch.map((item) => queue.keyOf(item));
  for (const key of keys) busy.add(key);
  try {
    await queue.work(batch);
  } finally {
    for (const key of keys) busy.delete(key);
  }
}

function idleMs(runtime: SystemRuntime, next: number | null, working: boolean): number {
  const due = next === null ? IDLE_MS : Math.max(next - runtime.now(), runtime.health.waitMs(), working ? BUSY_MS : SHORTEST_MS);
  return Math.min(IDLE_MS, due);
}

/** Items in batches of the system's size. */
export function inBatches<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
