import { TOPICS } from '@trueup/canonical-schema';
import { eventIdFrom, type Transaction } from '@trueup/event-bus';
import { underBrakes } from '../brakes/brake-writes';
import { holdPaused } from '../control/hold-paused';
import { prepareRollback } from '../control/prepare-rollback';
import { standingOf } from '../control/standing';
import { awaitParties } from '../parties/awaited';
import { holdLinks } from '../parties/party-store';
import type { DesiredRow } from '../store/desired-store';
import { rowDone, rowLater } from '../store/desired-store';
import { wishFetch } from '../store/fetch-queue';
import { parkUnmappedWrite } from '../tenant-world/park-unmapped';
import { fieldChange, publishDelivered } from './delivered-event';
import { plansOf } from './plan-row';
import { planHash, type PlannedTarget } from './plan-target';
import { contestedKey, parkedKey } from './parked-key';
import { rivalOf } from './rival-of';
import { settleUnplannable } from './settle-fault';
import { sourceOf, type SystemRuntime } from './system-runtime';
import { targetsOf, type Targets } from './targets';

const UNREAD_MS = 500;

/** A row with something to write. */
export interface PreparedRow {
  readonly row: DesiredRow;
  readonly updates: readonly PlannedTarget[];
  /** Records that the customer should have and has not. */
  readonly creates: readonly PlannedTarget[];
}

/** Plans a row against what is held. Undefined where nothing is to be called: then the row is settled or put off here. */
export async function prepareRow(runtime: SystemRuntime, tx: Transaction, asked: DesiredRow): Promise<PreparedRow | undefined> {
  const { system } = runtime.row;
  const standing = standingOf(runtime.control.state, asked.snapshot);
  if (asked.rollback) return prepareRollback(runtime, tx, { row: asked, rollback: asked.rollback, standing });
  if (standing === 'leave') return void (await rowDone(tx, system, asked));
  const found = await targetsOf(runtime, tx, asked);
  if (found.unread.length > 0) return void (await readFirst(runtime, tx, { row: asked, unread: found.unread }));
  const plans = await plansInTime(runtime, tx, { row: asked, found });
  if ('error' in plans) return void (await settleUnplannable(runtime, tx, { row: asked, error: plans.error }));
  const { planned, creates, waitFor } = plans;
  const all = [...creates, ...planned];
  const row = await holdPaused(runtime, tx, { row: asked, planned: all });
  for (const one of planned) parkContested(runtime, tx, { row, target: one });
  parkUnmappedWrite(runtime, tx, row.snapshot);
  if (standing === 'observe') return void (await tellPlan(runtime, tx, { row, planned: all }));
  const differing = [...planned.filter(({ plan }) => plan.changes.length > 0), ...creates];
  const works = differing.filter((target) => !isRefused(row, target));
  if (works.length < differing.length && works.length === 0) return void (await tellRefusedAgain(runtime, tx, row));
  // In a transaction of its own: what is parked later in the same one would be closed with it.
  tx.closeParked({ key: parkedKey(row.customerId, system) }, 'It is tried again.');
  const same = planned.filter((target) => !differing.includes(target));
  if (works.length === 0) {
    for (const target of same) tellUnchanged(runtime, tx, { row, target, waitFor });
    if (same.length === 0 && waitFor.length > 0) tellUnchanged(runtime, tx, { row, target: null, waitFor });
    return void (await rowDone(tx, system, row));
  }
  const isUpdate = ({ ref }: PlannedTarget) => ref !== null;
  const updates = works.filter(isUpdate);
  const prepared = await underBrakes(runtime, tx, { row, updates, creates: works.filter((one) => !isUpdate(one)) });
  if (prepared) for (const target of same) tellUnchanged(runtime, tx, { row, target, waitFor });
  return prepared;
}

/** A row's plan; where it waits for records of others it is made once more while none can appear, so that none is missed. */
async function plansInTime(
  runtime: SystemRuntime,
  tx: Transaction,
  { row, found }: { readonly row: DesiredRow; readonly found: Targets },
): Promise<ReturnType<typeof plansOf>> {
  const { system } = runtime.row;
  const first = plansOf(runtime, row, found);
  if ('error' in first || first.waitFor.length === 0) return first;
  await holdLinks(tx, system);
  const plans = plansOf(runtime, row, await targetsOf(runtime, tx, row));
  if (!('error' in plans)) await awaitParties(tx, system, { customerId: row.customerId, parties: plans.waitFor });
  return plans;
}

/** Asking for the very same once more would be refused once more; it stays parked. */
function isRefused({ refused }: DesiredRow, target: PlannedTarget): boolean {
  return refused !== null && planHash(target) === refused.plan;
}

async function tellRefusedAgain(runtime: SystemRuntime, tx: Transaction, row: DesiredRow): Promise<void> {
  const told = { outcome: 'parked', reason: row.refused?.reason ?? null, operation: 'none', target: null, linkVersion: 0 } as const;
  if (row.settles.length > 0) publishDelivered(runtime, tx, { row, told });
  await rowDone(tx, runtime.row.system, row);
}

async function readFirst(
  runtime: SystemRuntime,
  tx: Transaction,
  { row, unread }: { row: DesiredRow; unread: Awaited<ReturnType<typeof targetsOf>>['unread'] },
): Promise<void> {
  const { system } = runtime.row;
  const now = runtime.now();
  const wish = { cause: row.snapshot.meta, correlations: [], feed: 'fetch', dueAt: now } as const;
  await wishFetch(
    tx,
    system,
    unread.map((ref) => ({ ...wish, ref })),
  );
  await rowLater(tx, system, { row, at: now + UNREAD_MS * Math.min(row.attempts + 1, 20), attempts: row.attempts + 1 });
  tx.afterCommit(() => runtime.wake.fetch.wake());
}

function tellUnchanged(
  runtime: SystemRuntime,
  tx: Transaction,
  { row, target, waitFor }: { row: DesiredRow; target: PlannedTarget | null; waitFor: readonly string[] },
): void {
  const held = [...new Set(target?.plan.held.map(({ because }) => because))].join(', ');
  const left = held ? `Left alone: ${held}.` : target && 'The target holds it already, or may not hold it.';
  const waits = waitFor.length > 0 ? `Waits until ${runtime.row.system} has a record of ${waitFor.join(', ')}.` : null;
  publishDelivered(runtime, tx, {
    row,
    told: {
      outcome: 'unchanged',
      reason: [left, waits].filter((part) => part).join(' '),
      operation: 'none',
      target: target?.ref ? sourceOf(runtime, target.ref) : null,
      linkVersion: target?.linkVersion ?? 0,
    },
  });
}

async function tellPlan(
  runtime: SystemRuntime,
  tx: Transaction,
  { row, planned }: { row: DesiredRow; planned: readonly PlannedTarget[] },
): Promise<void> {
  for (const { plan, ref, context = 'private' } of planned.filter(({ plan: { operation } }) => operation !== 'none')) {
    const target = ref && sourceOf(runtime, ref);
    const key = [
      runtime.row.system,
      row.customerId,
      String(row.goldenVersion),
      ref ? `${ref.type}/${ref.id}` : context === 'private' ? '' : context,
    ];
    tx.publish({
      topic: TOPICS.writePlanned,
      key: row.customerId,
      event: {
        meta: runtime.bus.meta(row.snapshot.meta, { eventId: eventIdFrom('write-planned', ...key) }),
        customerId: row.customerId,
        goldenVersion: row.goldenVersion,
        system: runtime.row.system,
        target,
        operation: plan.operation,
        settles: [...new Set(row.settles.map(({ correlationId }) => correlationId))],
        changes: plan.changes.map(fieldChange),
        cost: { unit: runtime.limits.unit, amount: 1 },
      },
    });
    tx.afterCommit(() => runtime.metrics.events.inc({ system: runtime.row.system, outcome: 'planned' }));
  }
  await rowDone(tx, runtime.row.system, row);
}

/** A value that was put back too often is left alone until somebody settles it. */
function parkContested(runtime: SystemRuntime, tx: Transaction, { row, target }: { row: DesiredRow; target: PlannedTarget }): void {
  const { system } = runtime.row;
  const rival = target.plan.contested.length > 0 ? rivalOf(runtime, row.snapshot, target) : null;
  for (const address of target.plan.contested) {
    const { slot } = address;
    tx.closeParked({ key: contestedKey(row.customerId, system, address) }, 'It is still contested.');
    tx.park({
      room: 'connector-kit',
      system,
      customerId: row.customerId,
      slot,
      key: contestedKey(row.customerId, system, address),
      topic: TOPICS.goldenChanged.name,
      fault: 'conflict',
      code: 'CONTESTED',
      reason: `${slot} of ${target.ref?.type ?? ''}/${target.ref?.id ?? ''} in ${system} was changed back again and again${rival === null ? '' : `, last by ${rival}`}.`,
      nextStep: 'Find who else writes it there, then redrive; a newer value ends it too.',
      meta: row.snapshot.meta,
    });
  }
}
