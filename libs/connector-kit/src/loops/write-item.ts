import type { CustomerDelivered } from '@trueup/canonical-schema';
import { slotId } from '@trueup/canonical-schema';
import { valueHash } from '../held/same-value';
import type { WriteItem } from '../records';
import type { DesiredRow } from '../store/desired-store';
import type { NewIntent } from '../store/intent-store';
import type { PlannedTarget } from './plan-target';

/** One write with the row it is for and the promise that was given before it. */
export interface Work {
  readonly row: DesiredRow;
  readonly target: PlannedTarget;
  readonly item: WriteItem<object>;
  readonly intent: NewIntent;
}

/** When a call began and ended, epoch milliseconds, and what it cost. */
export interface CallFacts {
  readonly calledAt: number;
  readonly completedAt: number;
  readonly cost: CustomerDelivered['cost'];
}

export function workOf(
  row: DesiredRow,
  target: PlannedTarget,
  given: { readonly createKey: string; readonly intentId: string; readonly now: number },
): Work {
  const correlations = [...new Set(row.settles.map(({ correlationId }) => correlationId))];
  const changes = target.plan.changes;
  return {
    row,
    target,
    item: {
      operation: target.ref === null ? 'create' : 'update',
      ref: target.ref,
      type: target.type,
      kind: row.snapshot.kind,
      place: target.place ?? null,
      createKey: given.createKey,
      patch: target.patch,
      changes,
      current: target.current,
      correlationId: row.snapshot.meta.correlationId,
    },
    intent: {
      intentId: given.intentId,
      state: 'pending',
      at: given.now,
      type: target.type,
      recordId: target.ref?.id ?? null,
      createKey: given.createKey,
      customerId: row.customerId,
      goldenVersion: row.goldenVersion,
      hashes: Object.fromEntries(changes.map(({ address, after }) => [slotId(address), valueHash(after)])),
      correlations,
    },
  };
}
