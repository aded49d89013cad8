import { TOPICS, type CustomerDelivered, type FieldChange, type SourceRef } from '@trueup/canonical-schema';
import { eventIdFrom, type Transaction } from '@trueup/event-bus';
import type { SlotChange } from '../records';
import type { DesiredRow } from '../store/desired-store';
import { endingsOf } from './outcomes';
import type { SystemRuntime } from './system-runtime';

/** What is told of one write, besides which changes it settles. */
export type Told = Pick<CustomerDelivered, 'outcome' | 'reason' | 'operation' | 'target' | 'linkVersion'> &
  Partial<Pick<CustomerDelivered, 'references' | 'createKey' | 'targetVersion' | 'cost' | 'calledAt' | 'completedAt'>> & {
    readonly changes?: readonly SlotChange[];
  };

/** Publishes how the changes of a row ended at one target: one event for each kind of end. */
export function publishDelivered(
  runtime: SystemRuntime,
  tx: Transaction,
  { row, told }: { readonly row: DesiredRow; readonly told: Told },
): void {
  const { system } = runtime.row;
  for (const { outcome, reason, settles } of endingsOf(row.settles, told)) {
    const whole = outcome === told.outcome;
    const called = whole && told.calledAt != null;
    const key = [
      system,
      row.customerId,
      String(row.goldenVersion),
      targetText(told.target),
      outcome,
      String(row.attempts),
      String(told.completedAt ?? ''),
    ];
    const event: CustomerDelivered = {
      meta: runtime.bus.meta(row.snapshot.meta, { eventId: eventIdFrom('delivered', ...key) }),
      customerId: row.customerId,
      goldenVersion: row.goldenVersion,
      linkVersion: told.linkVersion,
      system,
      target: told.target,
      operation: whole ? told.operation : 'none',
      outcome,
      reason,
      settles: settles.map(({ correlationId }) => correlationId),
      changes: whole ? (told.changes ?? []).map(fieldChange) : [],
      references: whole ? (told.references ?? []) : [],
      createKey: whole ? (told.createKey ?? null) : null,
      targetVersion: told.targetVersion ?? null,
      waveId: row.wave?.waveId ?? null,
      attempts: called ? row.attempts + 1 : 0,
      cost: whole ? (told.cost ?? null) : null,
      calledAt: called ? (told.calledAt ?? null) : null,
      completedAt: called ? (told.completedAt ?? null) : null,
    };
    tx.publish({ topic: TOPICS.delivered, key: row.customerId, event });
    const completedAt = event.completedAt;
    tx.afterCommit(() => {
      runtime.metrics.events.inc({ system, outcome });
      if (outcome !== 'applied' || completedAt === null) return;
      for (const { source, receivedAt } of settles) {
        runtime.metrics.sourceToTarget.observe({ source: source.system, target: system }, Math.max(0, completedAt - receivedAt) / 1_000);
      }
    });
  }
}

export function fieldChange({ address, before, after }: SlotChange): FieldChange {
  const text = (value: unknown) => (value === null ? null : JSON.stringify(value));
  return { slot: address.slot, key: address.key, context: address.context, before: text(before), after: text(after) };
}

function targetText(target: SourceRef | null): string {
  return target ? `${target.type}/${target.id}` : '';
}
