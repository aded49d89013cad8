import { slotId } from '@trueup/canonical-schema';
import type { Transaction } from '@trueup/event-bus';
import { brakeOn } from '../control/pausing';
import type { PlannedTarget } from '../loops/plan-target';
import type { PreparedRow } from '../loops/prepare-row';
import type { SystemRuntime } from '../loops/system-runtime';
import type { SlotChange } from '../records';
import { rowLater, type DesiredRow } from '../store/desired-store';
import { refKey } from '../store/held-store';
import { presentCount } from '../store/sweep-store';
import type { Counted } from './hourly-brakes';

const HOUR_MS = 3_600_000;
/** Until the brake is known to the loop that takes rows up. */
const HELD_MS = 1_000;
const COUNTED_MS = 30_000;

interface PastWrite {
  readonly type: string;
  readonly id: string;
  readonly customerId: string;
  readonly at: string;
  readonly operation: string;
  readonly merges: boolean;
  readonly changes: readonly SlotChange[];
}

/** Counts what was written within the last hour, by whichever process did it. */
export async function seedBrakes({ bus, row: { system }, brakes, now }: SystemRuntime): Promise<void> {
  if (!brakes.isOn) return;
  const past = await bus.transaction((tx) =>
    tx.query<PastWrite>(
      `SELECT type, id, customer_id AS "customerId", at, operation, merges, changes FROM write_image WHERE system = $1 AND at > $2::bigint`,
      [system, now() - HOUR_MS],
    ),
  );
  for (const { at, ...write } of past) brakes.count(countedOf(write.customerId, write.merges, [{ ...write, ref: write }]), Number(at));
}

/** The row where it may go out now; else it waits as long as the brake says, or a person is asked to look. */
export async function underBrakes(runtime: SystemRuntime, tx: Transaction, prepared: PreparedRow): Promise<PreparedRow | undefined> {
  const { brakes, now } = runtime;
  if (!brakes.isOn) return prepared;
  const { system } = runtime.row;
  const { row, updates, creates } = prepared;
  const records = runtime.row.brakes.shareTouchedPerHour === null ? 0 : await recordsOf(runtime, tx);
  const stopped = brakes.take(countedOf(row.customerId, isMerge(row), [...updates, ...creates].map(writeOf)), {
    now: now(),
    records,
  });
  if (stopped === undefined) return prepared;
  if (stopped.kind === 'share') {
    const reason = `${stopped.touched} of ${records} records of ${system} would be touched within an hour. Nothing more is written. Look at what changes them; \`trueup resume --system ${system} --reason …\` lets it go on.`;
    await brakeOn(runtime, tx, { brake: 'shareTouched', slot: null, reason });
  }
  await rowLater(tx, system, { row, at: stopped.kind === 'wait' ? stopped.until : now() + HELD_MS });
  return undefined;
}

const counted = new WeakMap<SystemRuntime, { readonly at: number; readonly records: number }>();

/** How many records the system has; counted again after a while, for counting costs. */
async function recordsOf(runtime: SystemRuntime, tx: Transaction): Promise<number> {
  const last = counted.get(runtime);
  if (last && runtime.now() - last.at < COUNTED_MS) return last.records;
  const records = await presentCount(tx, runtime.row.system);
  counted.set(runtime, { at: runtime.now(), records });
  return records;
}

interface Written {
  readonly operation: string;
  readonly ref: { readonly type: string; readonly id: string } | null;
  readonly changes: readonly SlotChange[];
}

function writeOf({ ref, plan }: PlannedTarget): Written {
  return { operation: ref === null ? 'create' : 'update', ref, changes: plan.changes };
}

function countedOf(customerId: string, merges: boolean, writes: readonly Written[]): Counted {
  const keyOf = ({ ref }: Written) => (ref ? refKey(ref) : customerId);
  const clears = writes.flatMap((write) =>
    write.changes.flatMap(({ address, before, after }) =>
      before !== null && after === null ? [`${keyOf(write)} ${slotId(address)}`] : [],
    ),
  );
  return {
    creates: writes.some(({ operation }) => operation === 'create') ? [customerId] : [],
    clears,
    merges: merges ? [customerId] : [],
    touched: writes.filter(({ operation }) => operation !== 'create').map(keyOf),
  };
}

function isMerge({ snapshot }: DesiredRow): boolean {
  return snapshot.mergedFrom.length > 0;
}
