import type { OurKey } from '@trueup/canonical-schema';
import type { Transaction } from '@trueup/event-bus';
import { holdLosses } from '../brakes/hold-losses';
import { LOOK_AGAIN_MS } from '../brakes/judge-losses';
import { compareWithHeld } from '../held/echo';
import { UNSEEN, type HeldRecord, type Intent } from '../held/held-record';
import { customersOfKeys } from '../store/create-keys';
import { goldenVersionOf } from '../store/desired-store';
import { wishFetch } from '../store/fetch-queue';
import { lockHeld, refKey, saveHeld, type Holding } from '../store/held-store';
import { intentsOf } from '../store/intent-store';
import { linksOf, type Link } from '../store/links';
import { parkUnmappedReading } from '../tenant-world/park-unmapped';
import { mergedInto, type Identity, type MappedRecord } from './mapped-record';
import { observedEvent, readingEnded } from './observed-event';
import { correlationsOf, type SystemRuntime } from './system-runtime';

const READ_AGAIN_MS = 400;

interface Known {
  readonly holdings: Map<string, Holding>;
  readonly intents: ReadonlyMap<string, readonly Intent[]>;
  readonly links: ReadonlyMap<string, Link>;
  readonly customers: ReadonlyMap<string, string>;
}

/** Compares records with what is held of them and publishes what is new, in the one transaction that also holds it. */
export async function takeRecords(runtime: SystemRuntime, tx: Transaction, records: readonly MappedRecord[]): Promise<void> {
  if (records.length === 0) return;
  const { system } = runtime.row;
  const refs = records.map(({ ref }) => ref);
  const keyed = records.map(({ ref, identity }) => ({ ref, ourKey: identity?.ourKey ?? null }));
  const known: Known = {
    holdings: await lockHeld(tx, system, refs),
    intents: await intentsOf(tx, system, keyed),
    links: await linksOf(tx, system, refs),
    customers: await customersOfKeys(
      tx,
      system,
      keyed.flatMap(({ ourKey }) => ourKey ?? []),
    ),
  };
  const held = await holdLosses(runtime, tx, { records, known });
  for (const record of records) {
    if (held.waits(record)) await readAgain(runtime, tx, { record, after: LOOK_AGAIN_MS });
    else if (!held.isGoneHeld(record)) await takeRecord(runtime, tx, { record: held.believed(record), known });
  }
  await saveHeld(
    tx,
    system,
    [...known.holdings.values()].filter(({ held }) => held !== undefined),
  );
}

async function takeRecord(
  runtime: SystemRuntime,
  tx: Transaction,
  { record, known }: { record: MappedRecord; known: Known },
): Promise<void> {
  const { system } = runtime.row;
  const key = refKey(record.ref);
  const holding = known.holdings.get(key);
  const now = runtime.now();
  if (record.reading.lifecycle !== 'present') return takeGone(runtime, tx, { record, known });
  const intents = known.intents.get(key) ?? [];
  const { verdict, claims, held, news, echoOf, overtaken } = compareWithHeld(record.reading, holding?.held, { intents, now });
  if (verdict === 'reread') {
    runtime.metrics.events.inc({ system, outcome: 'reread' });
    return readAgain(runtime, tx, { record, after: READ_AGAIN_MS });
  }
  if (verdict === 'take') parkUnmappedReading(runtime, tx, record);
  if (verdict === 'take') known.holdings.set(key, { ref: record.ref, held, wire: record.wire });
  if (news && record.identity) {
    tx.publish(observedEvent(runtime, record, { identity: record.identity, claims, ourKey: ourKeyOf(record.identity, known) }));
  } else if (echoOf) {
    const { goldenVersion } = echoOf;
    const { customerId, linkVersion } = known.links.get(key) ?? { customerId: echoOf.customerId, linkVersion: 0 };
    tx.publish(readingEnded(runtime, record, { outcome: 'absorbed', customerId, goldenVersion, linkVersion }));
  } else if (overtaken) {
    await settleOvertaken(runtime, tx, { record, link: known.links.get(key) });
  }
  const outcome = news ? 'observed' : echoOf ? 'absorbed' : verdict === 'stale' ? 'superseded' : 'unchanged';
  tx.afterCommit(() => runtime.metrics.events.inc({ system, outcome }));
}

/** Nothing is concluded from the reading yet; the record is read once more, for the same changes. */
async function readAgain(
  runtime: SystemRuntime,
  tx: Transaction,
  { record: { ref, event }, after }: { readonly record: MappedRecord; readonly after: number },
): Promise<void> {
  const wish = { ref, cause: event.meta, correlations: correlationsOf(event), feed: event.feed, mergedInto: mergedInto(event) };
  await wishFetch(tx, runtime.row.system, [{ ...wish, dueAt: runtime.now() + after }]);
}

/** What the kit fetches by itself carries the change of another system, which is settled where that is written. */
async function settleOvertaken(
  runtime: SystemRuntime,
  tx: Transaction,
  { record, link }: { record: MappedRecord; link: Link | undefined },
): Promise<void> {
  if (!link || record.event.feed === 'fetch') return;
  const goldenVersion = await goldenVersionOf(tx, runtime.row.system, link.customerId);
  tx.publish(readingEnded(runtime, record, { outcome: 'superseded', ...link, goldenVersion }));
}

/** A record that is deleted or merged away: its claims end, what was held of it stays for the day it comes back. */
async function takeGone(runtime: SystemRuntime, tx: Transaction, { record, known }: { record: MappedRecord; known: Known }): Promise<void> {
  const key = refKey(record.ref);
  const before = known.holdings.get(key);
  const held: HeldRecord = before?.held ?? UNSEEN;
  const { lifecycle, sequence } = record.reading;
  const identity = record.identity ?? identityOf(held);
  // What went into another record is gone for good: that it is not found afterwards says nothing more.
  const isKnown = held.lifecycle === lifecycle || (held.lifecycle === 'merged' && lifecycle === 'deleted');
  const nothingNew = identity === undefined || isKnown || sequence < held.readSequence;
  if (nothingNew) return;
  const into = record.identity?.mergedInto ?? mergedInto(record.event);
  const said: Identity = { ...identity, mergedInto: into };
  known.holdings.set(key, { ref: record.ref, wire: before?.wire ?? null, held: { ...held, lifecycle, readSequence: sequence } });
  tx.publish(observedEvent(runtime, record, { identity: said, claims: [], ourKey: ourKeyOf(said, known) }));
  tx.afterCommit(() => runtime.metrics.events.inc({ system: runtime.row.system, outcome: 'observed' }));
}

function identityOf(held: HeldRecord): Identity | undefined {
  return held.identity === '' ? undefined : (JSON.parse(held.identity) as Identity);
}

function ourKeyOf({ ourKey, ourCustomerId }: Identity, { customers }: Known): OurKey | null {
  return ourKey === null ? null : { key: ourKey, customerId: ourCustomerId ?? customers.get(ourKey) ?? '' };
}
