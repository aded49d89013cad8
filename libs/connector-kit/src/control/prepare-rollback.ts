import { slotId } from '@trueup/canonical-schema';
import type { Transaction } from '@trueup/event-bus';
import { shownValue } from '../held/echo';
import { sameValue } from '../held/same-value';
import type { PreparedRow } from '../loops/prepare-row';
import { planChanges } from '../loops/plan-target';
import type { SystemRuntime } from '../loops/system-runtime';
import { rowDone, rowLater, type DesiredRow, type RowRollback } from '../store/desired-store';
import { readHeld, refKey } from '../store/held-store';
import { linksOf } from '../store/links';

const NOT_NOW_MS = 5_000;

/** A record with what is put back at it; slots that somebody touched meanwhile are left alone. */
export async function prepareRollback(
  runtime: SystemRuntime,
  tx: Transaction,
  { row, rollback, standing }: { readonly row: DesiredRow; readonly rollback: RowRollback; readonly standing: string },
): Promise<PreparedRow | undefined> {
  const { system } = runtime.row;
  if (standing !== 'write') return void (await rowLater(tx, system, { row, at: runtime.now() + NOT_NOW_MS }));
  const { ref } = rollback;
  const holding = (await readHeld(tx, system, [ref])).get(refKey(ref));
  const held = holding?.held;
  const changes = rollback.changes.filter(({ address, before }) => {
    const claim = held?.slots.get(slotId(address));
    return sameValue(claim ? shownValue(claim) : null, before);
  });
  if (!held || held.lifecycle !== 'present' || changes.length === 0) return void (await rowDone(tx, system, row));
  const linkVersion = (await linksOf(tx, system, [ref])).get(refKey(ref))?.linkVersion ?? 0;
  const target = { ref, type: ref.type, linkVersion, held, current: (holding?.wire as object | null) ?? null };
  return { row, updates: [planChanges(runtime, row.snapshot, { target, changes })], creates: [] };
}
