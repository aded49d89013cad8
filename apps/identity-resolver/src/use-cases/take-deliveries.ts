import { sourceKey, type CustomerDelivered, type SourceRef } from '@trueup/canonical-schema';
import type { StoredDelivery } from '../judgement/slice';
import { takeCreated } from '../judgement/take-created';
import type { Touch } from '../judgement/touch';
import { isMoved } from './is-moved';
import type { Outcome } from './outcome';
import { resolveRecords } from './resolve-records';
import { normaliseSettingOf, type Setting } from './setting';
import type { Shelf } from './shelf';

const DONE: readonly CustomerDelivered['outcome'][] = ['applied', 'unchanged', 'absorbed'];
type WithTarget = CustomerDelivered & { readonly target: SourceRef };

/** Takes in how deliveries ended: a created record is a member at once, and trouble shows in the customer's state there. */
export async function takeDeliveries(shelf: Shelf, events: readonly CustomerDelivered[], setting: Setting): Promise<Outcome> {
  const created = events.filter(isCreated);
  const keys = [...new Set(created.map(({ target }) => sourceKey(target)))];
  await shelf.lockRecords(keys);
  const before = new Map((await shelf.recordsBy(keys)).map((record) => [record.key, record] as const));
  const after = new Map(before);
  for (const event of created) {
    const key = sourceKey(event.target);
    const setup = normaliseSettingOf(setting.rules(), event.system);
    after.set(key, takeCreated(after.get(key), { event, target: event.target, kind: 'UNKNOWN' }, setup));
  }
  const moved = [...after.values()].filter((record) => isMoved(before.get(record.key), record));
  const movedKeys = new Set(moved.map(({ key }) => key));
  const joins = created.map((event) => touchOf(sourceKey(event.target), event)).filter(({ key }) => movedKeys.has(key));
  const touches = [...joins, ...(await noteStates(shelf, events))];
  return resolveRecords(shelf, { records: moved, moved, touches }, setting);
}

async function noteStates(shelf: Shelf, events: readonly CustomerDelivered[]): Promise<Touch[]> {
  const ids = [...new Set(events.map(({ customerId }) => customerId))];
  const known = new Map((await shelf.deliveriesFor(ids)).map((delivery) => [stateKey(delivery), delivery] as const));
  const fresh = new Map<string, { delivery: StoredDelivery; event: CustomerDelivered }>();
  for (const event of events) {
    // Only a new state is news: reasons may differ with every attempt, and each version makes another attempt.
    const delivery = stateOf(event);
    if (!delivery) continue;
    const last = fresh.get(stateKey(delivery))?.delivery ?? known.get(stateKey(delivery));
    const isTold = (last?.state ?? 'aligned') === delivery.state;
    if (!isTold && (last?.at ?? 0) <= delivery.at) fresh.set(stateKey(delivery), { delivery, event });
  }
  await shelf.saveDeliveries([...fresh.values()].map(({ delivery }) => delivery));
  const founders = new Map(
    (await shelf.foundersOf([...fresh.values()].map(({ delivery }) => delivery.customerId))).map(({ customerId, key }) => [
      customerId,
      key,
    ]),
  );
  return [...fresh.values()].flatMap(({ delivery, event }) => {
    const key = founders.get(delivery.customerId);
    return key ? [touchOf(key, event)] : [];
  });
}

function stateOf({ customerId, system, outcome, reason, meta, completedAt }: CustomerDelivered): StoredDelivery | undefined {
  const base = { customerId, system, at: completedAt ?? meta.recordedAt };
  if (outcome === 'applied' || outcome === 'unchanged') return { ...base, state: 'aligned', reason: null };
  if (outcome !== 'parked') return undefined;
  return { ...base, state: /pending.?validation/i.test(reason ?? '') ? 'pendingValidation' : 'exception', reason };
}

function stateKey({ customerId, system }: StoredDelivery): string {
  return `${customerId}|${system}`;
}

function isCreated(event: CustomerDelivered): event is WithTarget {
  return event.operation === 'create' && event.target !== null && DONE.includes(event.outcome);
}

function touchOf(key: string, event: CustomerDelivered): Touch {
  return { key, cause: event.meta, isBaseline: false };
}
