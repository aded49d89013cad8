import { randomUUID } from 'node:crypto';
import type { Faults } from '@trueup/sandbox-kit';
import type { Change, Transaction } from '../dml/transaction';
import { msOf } from '../records/record-row';
import type { EventHeader, EventKind, StoredEvent } from './stored-event';

type NewEvent = Omit<StoredEvent, 'replay'>;

const NO_RECORD = '000000000000000AAA';

interface Merged extends Change {
  ids: string[];
}

/** One event for records of one object to which one transaction did exactly the same. */
function merge(changes: readonly Change[]): Merged[] {
  const merged = new Map<string, Merged>();
  for (const change of changes) {
    const key = JSON.stringify([change.object, change.kind, change.fields]);
    const same = merged.get(key);
    if (!same) merged.set(key, { ...change, ids: [change.id] });
    else if (!same.ids.includes(change.id)) same.ids.push(change.id);
  }
  return [...merged.values()];
}

/** Takes one from the faults that turn an event into a gap; a lost event shows as one too, since the vendor tells what it lost. */
function takeGap(faults: Faults): boolean {
  const name = faults.gap > 0 ? 'gap' : 'loseWebhooks';
  if (faults[name] <= 0) return false;
  faults[name] -= 1;
  return true;
}

/** The events of a committed transaction, in the order of its changes. */
export function buildEvents(tx: Transaction, faults: Faults): NewEvent[] {
  const at = tx.org.now();
  const shared = {
    changeOrigin: tx.origin,
    transactionKey: `000${randomUUID().slice(3)}`,
    commitTimestamp: msOf(tx.at),
    commitNumber: String(BigInt(at) * 1_000_000n + BigInt(tx.org.sequence)),
    commitUser: tx.actor.userId,
  };
  const event = (header: Pick<EventHeader, 'entityName' | 'recordIds' | 'changeType'>, change?: Change): NewEvent => ({
    uuid: randomUUID(),
    at,
    header: { ...header, ...shared, sequenceNumber: 0 },
    fields: change?.fields ?? {},
    before: change?.before ?? {},
  });
  const events = faults.overflow
    ? [...new Set(tx.changes.map((one) => one.object))].map((entityName) =>
        event({ entityName, recordIds: [NO_RECORD], changeType: 'GAP_OVERFLOW' }),
      )
    : merge(tx.changes).map((one) => {
        const isGap = takeGap(faults);
        const changeType: EventKind = isGap ? `GAP_${one.kind}` : one.kind;
        return event({ entityName: one.object, recordIds: one.ids, changeType }, isGap ? undefined : one);
      });
  return events.map((one, index) => ({ ...one, header: { ...one.header, sequenceNumber: index + 1 } }));
}
