import type { Topic } from '@trueup/canonical-schema';
import type { Incoming } from './incoming';
import type { Item } from './record-batch';
import type { UnitOfWork } from './unit-of-work';

/** Topics whose every record tells the whole: a newer one makes an older one of its key needless. */
const wholes: readonly Topic['schema'][] = ['customer/observed.v1', 'customer/golden-changed.v1'];

/** Parks the records at fault, and ends what is parked of a key whose newest record is not. */
export function parkFaulty(
  tx: UnitOfWork,
  items: readonly Item[],
  { room, topic }: { readonly room: string; readonly topic: Topic },
): void {
  for (const { incoming, fault } of items) {
    if (!fault) continue;
    tx.park({ from: incoming, room, fault: fault.fault, code: fault.code, reason: fault.message, nextStep: fault.nextStep });
  }
  const newest = new Map(items.filter((item) => tellsAll(item, topic)).map((item) => [item.incoming.key, item]));
  const healed = [...newest.values()].filter(({ fault }) => !fault).map(({ incoming }) => incoming.key);
  if (healed.length > 0) tx.supersede(topic.name, healed);
}

/** A raw notice only asks for a record; what cannot be read may have been one. */
function tellsAll({ incoming, fault }: Item, { schema }: Topic): boolean {
  if (wholes.includes(schema)) return true;
  return schema === 'customer/raw.v1' && (fault !== undefined || (incoming as Incoming<'customer/raw.v1'>).event?.kind === 'record');
}
