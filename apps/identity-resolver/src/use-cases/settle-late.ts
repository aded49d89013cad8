import { sourceKey, type CustomerDelivered, type CustomerObserved } from '@trueup/canonical-schema';
import { eventIdFrom } from '@trueup/event-bus';
import type { Setting } from './setting';
import type { Shelf } from './shelf';

/** Settles changes that came after a newer observation of their record: no snapshot answers them, since none waits for them. */
export async function settleLate(shelf: Shelf, late: readonly CustomerObserved[], setting: Setting): Promise<CustomerDelivered[]> {
  if (late.length === 0) return [];
  const links = new Map(
    (await shelf.recordsBy([...new Set(late.map(({ source }) => sourceKey(source)))])).map(({ key, link }) => [key, link]),
  );
  const ids = [...new Set([...links.values()].flatMap((link) => link?.customerId ?? []))];
  const versions = new Map((await shelf.snapshotsOf(ids)).map(({ customerId, version }) => [customerId, version]));
  return late.flatMap((event) => {
    const link = links.get(sourceKey(event.source));
    if (!link) return [];
    const { customerId, linkVersion } = link;
    return [superseded(event, { customerId, linkVersion, goldenVersion: versions.get(customerId) ?? 0 }, setting)];
  });
}

function superseded(
  { meta, source, sourceVersion }: CustomerObserved,
  told: Pick<CustomerDelivered, 'customerId' | 'linkVersion' | 'goldenVersion'>,
  setting: Setting,
): CustomerDelivered {
  return {
    meta: setting.meta(meta, eventIdFrom('superseded', meta.eventId)),
    ...told,
    system: source.system,
    target: source,
    operation: 'none',
    outcome: 'superseded',
    reason: 'A newer observation of the record was judged before it.',
    settles: [meta.correlationId],
    changes: [],
    references: [],
    createKey: null,
    targetVersion: sourceVersion,
    waveId: null,
    attempts: 0,
    cost: null,
    calledAt: null,
    completedAt: null,
  };
}
