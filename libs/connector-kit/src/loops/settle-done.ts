import type { Transaction } from '@trueup/event-bus';
import { keepImage } from '../control/image-store';
import { afterWrite, showsMore, type Answered } from '../held/after-write';
import { readRecord } from '../mapping/read-record';
import type { WriteResult } from '../records';
import { keepRefusal } from '../store/desired-store';
import { lockHeld, refKey, saveHeld } from '../store/held-store';
import { answer } from '../store/intent-store';
import { linksOf } from '../store/links';
import { nextSequence } from '../store/sequence';
import { publishDelivered } from './delivered-event';
import { linkCreated } from './link-created';
import { contestedKey } from './parked-key';
import { rawRecord } from './raw-event';
import { mappingOf, readingContext, sourceOf, type SystemRuntime } from './system-runtime';
import type { CallFacts, Work } from './write-item';

type Done = Extract<WriteResult<object>, { kind: 'done' }>;

/** Holds what was written, tells that it was delivered and hands on what else the answer showed. All in one transaction. */
export async function settleDone(
  runtime: SystemRuntime,
  tx: Transaction,
  done: { readonly work: Work; readonly result: Done; readonly call: CallFacts },
): Promise<void> {
  const { work, result, call } = done;
  const { row, item, target, intent } = work;
  const { system } = runtime.row;
  const at = readingContext(runtime);
  const mapping = mappingOf(runtime, result.ref.type);
  const identified = mapping.identify(result.record, at);
  const before = (await lockHeld(tx, system, [result.ref])).get(refKey(result.ref))?.held;
  const answered: Answered = {
    changes: result.found ? [] : item.changes,
    slots: readRecord(mapping, result.record, at),
    version: result.version ?? identified.sourceVersion,
    sourceTime: identified.sourceTime,
    sequence: await nextSequence(tx),
    now: call.completedAt,
  };
  if (!result.found) await saveHeld(tx, system, [{ ref: result.ref, held: afterWrite(before, answered), wire: result.record }]);
  if (row.refused) await keepRefusal(tx, system, { customerId: row.customerId, refused: null });
  await answer(tx, intent.intentId, { state: 'confirmed', ref: result.ref });
  for (const { address } of item.changes) tx.closeParked({ key: contestedKey(row.customerId, system, address) }, 'The value was written.');
  const cost = result.cost ?? call.cost;
  if (!result.found) await keepImage(tx, system, { work, ref: result.ref, at: call.completedAt, cost: cost?.amount ?? null });
  const source = sourceOf(runtime, result.ref);
  if (item.operation === 'create') await linkCreated(runtime, tx, { row, source });
  if (item.operation === 'create' || showsMore(before, answered)) {
    const about = { feed: 'fetch', sequence: await nextSequence(tx), cause: row.snapshot.meta } as const;
    tx.publish(rawRecord(runtime, { ref: result.ref, record: result.record }, about));
  }
  const link = (await linksOf(tx, system, [result.ref])).get(refKey(result.ref));
  publishDelivered(runtime, tx, {
    row,
    told: {
      outcome: 'applied',
      reason: result.found ? 'found' : row.rollback ? 'rollback' : null,
      operation: item.operation,
      target: source,
      linkVersion: link?.linkVersion ?? target.linkVersion,
      changes: result.found ? [] : item.changes,
      references: [...identified.references],
      createKey: item.operation === 'create' ? item.createKey : null,
      targetVersion: answered.version,
      cost,
      calledAt: call.calledAt,
      completedAt: call.completedAt,
    },
  });
}
