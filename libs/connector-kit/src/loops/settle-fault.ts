import { TOPICS } from '@trueup/canonical-schema';
import type { Transaction } from '@trueup/event-bus';
import { nextStep, type Fault } from '../faults';
import { keepRefusal, rowDone, rowLater } from '../store/desired-store';
import { wishFetch } from '../store/fetch-queue';
import { answer } from '../store/intent-store';
import { publishDelivered } from './delivered-event';
import { parkedKey } from './parked-key';
import { planHash } from './plan-target';
import { sourceOf, type SystemRuntime } from './system-runtime';
import type { CallFacts, Work } from './write-item';

const CONFLICTS_BEFORE_PARKING = 8;

/** What happens to a row whose write met a fault: it waits, is planned anew, or is parked with the reason. True where the row is done with. */
export async function settleFault(
  runtime: SystemRuntime,
  tx: Transaction,
  met: { readonly work: Work; readonly fault: Fault; readonly call: CallFacts },
): Promise<boolean> {
  const { work, fault } = met;
  const { row, intent, item } = work;
  const { system } = runtime.row;
  const attempts = row.attempts + 1;
  const step = nextStep(fault, { attempts, now: runtime.now(), chance: runtime.chance() });
  // Without an answer the write may have arrived: its promise stays open, so that its echo is known.
  if (fault.kind !== 'transient') await answer(tx, intent.intentId, { state: 'failed', ref: item.ref });
  if (item.ref && (step.kind === 'reread' || step.kind === 'park')) {
    const wish = { ref: item.ref, cause: row.snapshot.meta, correlations: [], feed: 'fetch', dueAt: runtime.now() } as const;
    await wishFetch(tx, system, [wish]);
    tx.afterCommit(() => runtime.wake.fetch.wake());
  }
  if (step.kind === 'park' || (step.kind === 'reread' && attempts >= CONFLICTS_BEFORE_PARKING)) {
    park(runtime, tx, met);
    const reason = `${fault.code}: ${fault.message}`;
    await keepRefusal(tx, system, { customerId: row.customerId, refused: { plan: planHash(work.target), reason } });
    return true;
  }
  const at = step.kind === 'hold' ? step.untilMs : step.atMs;
  await rowLater(tx, system, { row, at, attempts, fault: fault.kind, createKey: item.operation === 'create' ? item.createKey : undefined });
  return false;
}

function park(runtime: SystemRuntime, tx: Transaction, { work, fault, call }: { work: Work; fault: Fault; call: CallFacts }): void {
  const { row, item, target } = work;
  const { system } = runtime.row;
  const where = item.ref ? `${item.ref.type}/${item.ref.id}` : 'a new record';
  tx.park({
    room: 'connector-kit',
    system,
    customerId: row.customerId,
    slot: fault.slots?.[0],
    key: parkedKey(row.customerId, system),
    topic: TOPICS.goldenChanged.name,
    fault: fault.kind,
    code: fault.code,
    reason: `${system} refused ${where}: ${fault.message}`,
    nextStep: 'Correct the value at its source or the rule in the target; the next change of the customer tries again.',
    meta: row.snapshot.meta,
  });
  publishDelivered(runtime, tx, {
    row,
    told: {
      outcome: 'parked',
      reason: `${fault.code}: ${fault.message}`,
      operation: item.operation,
      target: item.ref && sourceOf(runtime, item.ref),
      linkVersion: target.linkVersion,
      calledAt: call.calledAt,
      completedAt: call.completedAt,
      cost: call.cost,
    },
  });
}

/** Ends a row that the address check did not let pass; the next version of the customer tries again. */
export async function settleInvalid(
  runtime: SystemRuntime,
  tx: Transaction,
  invalid: { readonly row: Work['row']; readonly problems: readonly string[] },
): Promise<void> {
  const { row, problems } = invalid;
  const { system } = runtime.row;
  const reason = `pendingValidation: ${problems.join(' ')}`;
  tx.park({
    room: 'connector-kit',
    system,
    customerId: row.customerId,
    key: parkedKey(row.customerId, system),
    topic: TOPICS.goldenChanged.name,
    fault: 'rejected',
    code: 'ADDRESS_CHECK',
    reason,
    nextStep: 'Correct the address at its source; the next change of the customer tries again.',
    meta: row.snapshot.meta,
  });
  publishDelivered(runtime, tx, { row, told: { outcome: 'parked', reason, operation: 'create', target: null, linkVersion: 0 } });
  await rowDone(tx, system, row);
}
