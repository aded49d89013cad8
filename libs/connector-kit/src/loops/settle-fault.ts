import { TOPICS } from '@trueup/canonical-schema';
import type { ParkRequest, Transaction } from '@trueup/event-bus';
import { nextStep, type Fault } from '../faults';
import { keepRefusal, rowDone, rowLater } from '../store/desired-store';
import { wishFetch } from '../store/fetch-queue';
import { answer } from '../store/intent-store';
import { publishDelivered, type Told } from './delivered-event';
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
  await rowLater(tx, system, { row, at, attempts, fault: fault.kind });
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

/** Tells that the address check did not let a new record pass; the next version of the customer tries again. The row is the caller's to end. */
export function settleInvalid(
  runtime: SystemRuntime,
  tx: Transaction,
  { row, problems }: { readonly row: Work['row']; readonly problems: readonly string[] },
): Promise<void> {
  tellUncalled(runtime, tx, {
    row,
    operation: 'create',
    fault: 'rejected',
    code: 'ADDRESS_CHECK',
    reason: `pendingValidation: ${problems.join(' ')}`,
    nextStep: 'Correct the address at its source; the next change of the customer tries again.',
  });
  return Promise.resolve();
}

/** Ends a row for which no plan can be made, so that it holds up no other. */
export async function settleUnplannable(
  runtime: SystemRuntime,
  tx: Transaction,
  { row, error }: { readonly row: Work['row']; readonly error: unknown },
): Promise<void> {
  const { system } = runtime.row;
  runtime.log.error({ system, customerId: row.customerId, err: error }, 'no plan can be made for a customer');
  tellUncalled(runtime, tx, {
    row,
    operation: 'none',
    fault: 'malformed',
    code: 'UNPLANNABLE',
    reason: `What ${system} should be told of version ${row.goldenVersion} cannot be worked out.`,
    nextStep: 'Find the error in the log of the service and correct the mapping; the next change of the customer tries again.',
  });
  await rowDone(tx, system, row);
}

type Uncalled = Required<Pick<ParkRequest, 'fault' | 'code' | 'reason' | 'nextStep'>> &
  Pick<Told, 'operation'> & { readonly row: Work['row'] };

function tellUncalled(runtime: SystemRuntime, tx: Transaction, { row, operation, ...why }: Uncalled): void {
  const { customerId, snapshot } = row;
  const { system } = runtime.row;
  const key = parkedKey(customerId, system);
  tx.closeParked({ key }, 'It was tried again.');
  tx.park({ room: 'connector-kit', system, customerId, key, topic: TOPICS.goldenChanged.name, meta: snapshot.meta, ...why });
  publishDelivered(runtime, tx, { row, told: { outcome: 'parked', reason: why.reason, operation, target: null, linkVersion: 0 } });
}
