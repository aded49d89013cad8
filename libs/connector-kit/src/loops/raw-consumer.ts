import { rawTopic, type CustomerRaw } from '@trueup/canonical-schema';
import { CodedError, type Effects, type Incoming, type TopicHandler } from '@trueup/event-bus';
import { parkBadRow } from '../files/park-bad-row';
import { BAD_ROW } from '../files/file-row';
import type { Notice } from '../records';
import { wishFetch } from '../store/fetch-queue';
import { onlyUnseen } from '../store/seen-notices';
import { mapRecord, type MappedRecord } from './mapped-record';
import { QUEUED, type SystemRuntime } from './system-runtime';
import { takeRecords } from './take-records';

/** Reads what a system sent: a notice asks for a fetch, a record is translated and compared with what is held. Nothing is called. */
export function rawConsumer(runtime: SystemRuntime): TopicHandler<'customer/raw.v1'> {
  return { topic: rawTopic(runtime.row.system), handle: (batch) => Promise.resolve(effectsOf(runtime, batch)) };
}

function effectsOf(runtime: SystemRuntime, batch: readonly Incoming<'customer/raw.v1'>[]): Effects {
  const bad = batch.filter(({ event }) => event?.contentType === BAD_ROW);
  const events = batch.flatMap(({ event }) => (event && event.contentType !== BAD_ROW ? event : []));
  const records = mapRecords(
    runtime,
    events.filter(({ kind }) => kind === 'record'),
  );
  const asked = events.filter(({ kind, headers }) => kind === 'notice' && headers[QUEUED] === undefined);
  const noticed = asked.map((event) => ({ event, notices: noticesOf(runtime, event) }));
  return async (tx) => {
    const now = runtime.now();
    const fresh = await onlyUnseen(tx, runtime.row.system, { eventIds: noticed.map(({ event }) => event.meta.eventId), now });
    const wishes = noticed
      .filter(({ event }) => fresh.has(event.meta.eventId))
      .flatMap(({ event, notices }) =>
        notices.map(({ ref, mergedInto = null }) => ({
          ref,
          mergedInto,
          cause: event.meta,
          correlations: [event.meta.correlationId],
          feed: event.feed,
          dueAt: now,
        })),
      );
    await wishFetch(tx, runtime.row.system, wishes);
    await takeRecords(runtime, tx, records);
    for (const row of bad) parkBadRow(runtime, tx, row);
    tx.afterCommit(() => runtime.wake.fetch.wake());
  };
}

/** A batch that fails is halved until the record at fault stands alone: only then it counts as a failure. */
function mapRecords(runtime: SystemRuntime, events: readonly CustomerRaw[]): MappedRecord[] {
  try {
    return events.map((event) => mapRecord(runtime, event));
  } catch (error) {
    if (events.length === 1) runtime.metrics.mappingFailures.inc({ system: runtime.row.system });
    throw error;
  }
}

/** Which records a webhook is about; one that names a record and that the vendor does not explain is about that record. */
function noticesOf({ client, row }: SystemRuntime, event: CustomerRaw): readonly Notice[] {
  const named: Notice[] = event.source ? [{ ref: { type: event.source.type, id: event.source.id } }] : [];
  if (!client.notices) return named;
  try {
    const body: unknown = JSON.parse(event.body.toString('utf8'));
    return client.notices({ subject: event.subject, headers: event.headers, body });
  } catch (error) {
    throw new CodedError(`A notice of ${row.system} (${event.subject ?? 'no subject'}) cannot be read.`, {
      code: 'UNREADABLE_NOTICE',
      fault: 'malformed',
      nextStep: 'Discard it; polling finds what it was about. If it repeats, correct the connector and redrive.',
      cause: error,
    });
  }
}
