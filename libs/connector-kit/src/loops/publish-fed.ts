import type { Feed } from '@trueup/canonical-schema';
import type { Transaction } from '@trueup/event-bus';
import type { Fetched, Notice } from '../records';
import { onlyNew } from '../store/fed-store';
import { wishFetch } from '../store/fetch-queue';
import { bodyHash, placeOf, rawNotice, rawRecord } from './raw-event';
import type { SystemRuntime } from './system-runtime';

export interface FedAbout {
  readonly feed: Feed;
  readonly sequence: number;
  /** The feed's cursor, which makes a notice's id its own. */
  readonly place: string;
  /** Number of the load that brought it. */
  readonly generation?: number;
  readonly baseline?: boolean;
}

/** Publishes records of a feed that are new in this state. */
export async function publishRecords(
  runtime: SystemRuntime,
  tx: Transaction,
  { records, about }: { readonly records: readonly Fetched<object>[]; readonly about: FedAbout },
): Promise<void> {
  const fed = records.map((one) => ({ ...one, mark: bodyHash(one), version: placeOf(runtime, one).sourceVersion }));
  for (const one of await onlyNew(tx, runtime.row.system, fed)) tx.publish(rawRecord(runtime, one, about));
}

/** Publishes notices of a feed and queues their fetches, save those whose version was read already. */
export async function publishNotices(
  runtime: SystemRuntime,
  tx: Transaction,
  { notices, about }: { readonly notices: readonly Notice[]; readonly about: FedAbout },
): Promise<void> {
  const told = notices.map((notice) => ({ ...notice, mark: null, version: notice.lifecycle ? null : (notice.version ?? null) }));
  const dueAt = runtime.now();
  for (const notice of await onlyNew(tx, runtime.row.system, told)) {
    const raw = rawNotice(runtime, notice, about);
    tx.publish(raw);
    const cause = raw.event?.meta ?? null;
    const correlations = cause ? [cause.correlationId] : [];
    await wishFetch(tx, runtime.row.system, [
      { ref: notice.ref, mergedInto: notice.mergedInto, cause, correlations, feed: about.feed, dueAt },
    ]);
  }
  tx.afterCommit(() => runtime.wake.fetch.wake());
}
