import type { Transaction } from '@trueup/event-bus';
import type { PlannedTarget } from '../loops/plan-target';
import type { SystemRuntime } from '../loops/system-runtime';
import type { DesiredRow } from '../store/desired-store';
import { holdRow } from './held-rows';

/** The row without the changes that wait for a paused slot: they are kept and go on when it is resumed. */
export async function holdPaused(
  runtime: SystemRuntime,
  tx: Transaction,
  { row, planned }: { readonly row: DesiredRow; readonly planned: readonly PlannedTarget[] },
): Promise<DesiredRow> {
  const held = planned.flatMap(({ plan }) => plan.held.filter(({ because }) => because === 'paused'));
  if (held.length === 0) return row;
  const slots = [...new Set<string>(held.map(({ address }) => address.slot))];
  const isWaiting = (change: DesiredRow['settles'][number]) =>
    change.slots.length > 0 && change.slots.every((slot) => slots.includes(slot));
  await holdRow(tx, runtime.row.system, { row, slots, settles: row.settles.filter(isWaiting), now: runtime.now() });
  return { ...row, settles: row.settles.filter((change) => !isWaiting(change)) };
}
