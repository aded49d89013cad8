import { heldRows } from '../control/held-rows';
import { BRAKES, pausesBy } from '../control/standing';
import { LANES } from '../lane';
import { backlog } from '../store/desired-store';
import { SYSTEM_STATUSES } from '../system-health';
import { Signal } from './signal';
import type { SystemRuntime } from './system-runtime';

const EVERY_MS = 2_000;

/** Tells the figures of a system: what waits, how it is, how much of its budget is in use. */
export async function figuresLoop(runtime: SystemRuntime, aborted: AbortSignal): Promise<void> {
  const { metrics, health, budget, bus, row, control } = runtime;
  const { system } = row;
  const pause = new Signal();
  while (!aborted.aborted) {
    const waiting = await bus.transaction((tx) => backlog(tx, system));
    for (const [rank, lane] of LANES.entries()) metrics.backlog.set({ system, lane }, waiting.get(rank) ?? 0);
    for (const state of SYSTEM_STATUSES) metrics.state.set({ system, state }, health.status === state ? 1 : 0);
    for (const brake of [null, ...BRAKES]) metrics.paused.set({ system, by: brake ?? 'person' }, pausesBy(control.state, brake));
    metrics.heldRows.set({ system }, await bus.transaction((tx) => heldRows(tx, system)));
    metrics.budgetUsed.set({ system }, budget.usedRatio());
    await pause.wait(EVERY_MS, aborted);
  }
}
