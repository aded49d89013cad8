import { TOPICS, type SystemState } from '@trueup/canonical-schema';
import { eventIdFrom, type Transaction } from '@trueup/event-bus';
import { underBrakes } from '../brakes/brake-writes';
import { holdPaused } from '../control/hold-paused';
import { termsOf } from '../control/plan-terms';
import { prepareRollback } from '../control/prepare-rollback';
import { standingOf } from '../control/standing';
import type { DesiredRow } from '../store/desired-store';
import { rowDone, rowLater } from '../store/desired-store';
import { wishFetch } from '../store/fetch-queue';
import { parkUnmappedWrite } from '../tenant-world/park-unmapped';
import { fieldChange, publishDelivered } from './delivered-event';
import { planHash, planTarget, type PlannedTarget, type Target } from './plan-target';
import { contestedKey, parkedKey } from './parked-key';
import { createType } from './prepare-create';
import { settleUnplannable } from './settle-fault';
import { sourceOf, type SystemRuntime } from './system-runtime';
import { targetsOf } from './targets';

const UNREAD_MS = 500;

/** A row with something to write. */
export interface PreparedRow {
  readonly row: DesiredRow;
  readonly updates: readonly PlannedTarget[];
  /** Where the customer has no record yet and should have one. */
  readonly create: PlannedTarget | null;
}

/** Plans a row against what is held. Undefined where nothing is to be called: then the row is settled or put off here. */
export async function prepareRow(runtime: SystemRuntime, tx: Transaction, asked: DesiredRow): Promise<PreparedRow | undefined> {
  const { system } = runtime.row;
  const standing = standingOf(runtime.control.state, asked.snapshot);
  if (asked.rollback) return prepareRollback(runtime, tx, { row: asked, rollback: asked.rollback, standing });
  if (standing === 'leave') return void (await rowDone(tx, system, asked));
  const { targets, unread } = await targetsOf(runtime, tx, asked);
  if (unread.length > 0) return void (await readFirst(runtime, tx, { row: asked, unread }));
  const plans = plansOf(runtime, asked, targets);
  if ('error' in plans) return void (await settleUnplannable(runtime, tx, { row: asked, error: plans.error }));
  const { planned, create } = plans;
  const row = await holdPaused(runtime, tx, { row: asked, planned: create ? [create] : planned });
  for (const one of planned) parkContested(runtime, tx, { row, target: one });
  parkUnmappedWrite(runtime, tx, row.snapshot);
  if (standing === 'observe') return void (await tellPlan(runtime, tx, { row, planned: create ? [create] : planned }));
  const differing = planned.filter(({ plan }) => plan.changes.length > 0);
  const updates = differing.filter((target) => !isRefused(row, target));
  const refused = (create && isRefused(row, create)) || updates.length < differing.length;
  if (refused && updates.length === 0) return void (await tellRefusedAgain(runtime, tx, row));
  // In a transaction of its own: what is parked later in the same one would be closed with it.
  tx.closeParked({ key: parkedKey(row.customerId, system) }, 'It is tried again.');
  if (updates.length === 0 && create === null) {
    for (const target of planned) tellUnchanged(runtime, tx, { row, target });
    return void (await rowDone(tx, system, row));
  }
  const prepared = await underBrakes(runtime, tx, { row, updates, create });
  if (prepared) for (const target of planned) if (!differing.includes(target)) tellUnchanged(runtime, tx, { row, target });
  return prepared;
}

type Plans = { readonly planned: readonly PlannedTarget[]; readonly create: PlannedTarget | null } | { readonly error: unknown };

/** What a row's records should be told, or what keeps it from being worked out. */
export function plansOf(runtime: SystemRuntime, row: DesiredRow, targets: readonly Target[]): Plans {
  try {
    const terms = termsOf(runtime, row);
    const planned = targets.map((target) => planTarget(runtime, row.snapshot, { ...target, terms }));
    return { planned, create: targets.length === 0 ? planCreate(runtime, row) : null };
  } catch (error) {
    return { error };
  }
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

function planCreate(runtime: SystemRuntime, row: DesiredRow): PlannedTarget | null {
  const state: SystemState | undefined = row.snapshot.systems.find(({ system }) => system === runtime.row.system);
  if (state === undefined || state.state === 'notWanted' || state.state === 'blocked') return null;
  const type = createType(runtime, row.snapshot);
  if (type === null) return null;
  const planned = planTarget(runtime, row.snapshot, {
    ...{ ref: null, type, linkVersion: 0, held: undefined, current: null },
    terms: termsOf(runtime, row),
  });
  return planned.plan.operation === 'create' ? planned : null;
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

function tellUnchanged(runtime: SystemRuntime, tx: Transaction, { row, target }: { row: DesiredRow; target: PlannedTarget }): void {
  const held = [...new Set(target.plan.held.map(({ because }) => because))].join(', ');
  publishDelivered(runtime, tx, {
    row,
    told: {
      outcome: 'unchanged',
      reason: held ? `Left alone: ${held}.` : 'The target holds it already, or may not hold it.',
      operation: 'none',
      target: target.ref && sourceOf(runtime, target.ref),
      linkVersion: target.linkVersion,
    },
  });
}

async function tellPlan(
  runtime: SystemRuntime,
  tx: Transaction,
  { row, planned }: { row: DesiredRow; planned: readonly PlannedTarget[] },
): Promise<void> {
  for (const { plan, ref } of planned.filter(({ plan: { operation } }) => operation !== 'none')) {
    const target = ref && sourceOf(runtime, ref);
    const key = [runtime.row.system, row.customerId, String(row.goldenVersion), ref ? `${ref.type}/${ref.id}` : ''];
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
      reason: `${slot} of ${target.ref?.type ?? ''}/${target.ref?.id ?? ''} in ${system} was changed back again and again.`,
      nextStep: 'Find who else writes it there, then redrive; a newer value ends it too.',
      meta: row.snapshot.meta,
    });
  }
}
