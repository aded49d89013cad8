import type { PlanTotals } from '../control/system-control';
import { table } from './table';

const MOST_SLOTS = 3;

/** What would be written, a line for each system. */
export function planLines(plans: readonly PlanTotals[]): string[] {
  const rows = plans.map(({ system, creates, updates, perSlot }) => [system, creates, updates, clearsOf(perSlot), slotsOf(perSlot)]);
  return ['Before anything is written, this is the plan:', ...table([['system', 'creates', 'updates', 'clears', 'mostly'], ...rows])];
}

function clearsOf(perSlot: PlanTotals['perSlot']): number {
  return Object.values(perSlot).reduce((sum, { clears }) => sum + clears, 0);
}

function slotsOf(perSlot: PlanTotals['perSlot']): string {
  const byCount = Object.entries(perSlot)
    .map(([slot, { creates, updates, clears }]) => ({ slot, count: creates + updates + clears }))
    .sort((left, right) => right.count - left.count);
  const shown = byCount.slice(0, MOST_SLOTS).map(({ slot, count }) => `${slot} ${count}`);
  return [...shown, ...(byCount.length > MOST_SLOTS ? [`${byCount.length - MOST_SLOTS} more`] : [])].join(', ');
}
