import type { EventMeta, EventOf, SchemaPath } from '@trueup/canonical-schema';
import { TOPICS } from '@trueup/canonical-schema';
import type { Incoming, Transaction } from '@trueup/event-bus';
import { stepOf } from './trace-step';
import { upsert } from './rows';

const STEP = {
  table: 'trace_step',
  columns: {
    correlation_id: 'text',
    topic: 'text',
    partition: 'int',
    offset: 'bigint',
    at: 'bigint',
    event: 'text',
    event_id: 'text',
    causation_id: 'text',
    system: 'text',
    customer_id: 'text',
    outcome: 'text',
    operation: 'text',
    called_at: 'bigint',
    completed_at: 'bigint',
    summary: 'text',
  },
  onConflict: 'ON CONFLICT DO NOTHING RETURNING event_id',
};

/**
 * Writes a step under every correlation id that an event concerns and gives the ids of events that were not there yet: a publisher
 * that dies at the wrong moment publishes an event once more, and it must not count twice.
 */
export async function traceSteps(tx: Transaction, batch: readonly Incoming[]): Promise<ReadonlySet<string>> {
  const rows = batch.flatMap((message) => {
    const { event, topic, partition, offset } = message;
    if (!event) return [];
    const { eventId, causationId, recordedAt } = event.meta;
    const step = { topic, partition, offset, at: recordedAt, event_id: eventId, causation_id: causationId, ...stepOf(message) };
    return correlationsOf(message).map((correlation) => ({ correlation_id: correlation, ...step }));
  });
  const written = await upsert<{ event_id: string }>(tx, STEP, rows);
  return new Set(written.map(({ event_id }) => event_id));
}

/** The changes that an event is about: its own, those it settles and those that were read together with it. */
export function correlationsOf({ event, topic, headers }: Pick<Incoming, 'event' | 'topic' | 'headers'>): string[] {
  if (!event) return [];
  const together = headers['trueup-correlations'] ?? rawHeader(event);
  return [...new Set([event.meta.correlationId, ...settledBy(event, topic), ...(together ? together.split(',') : [])])];
}

function settledBy(event: { meta: EventMeta }, topic: string): string[] {
  if (topic === TOPICS.goldenChanged.name)
    return (event as EventOf['customer/golden-changed.v1']).settles.map(({ correlationId }) => correlationId);
  if (topic === TOPICS.delivered.name || topic === TOPICS.writePlanned.name) return (event as EventOf['customer/delivered.v1']).settles;
  return [];
}

function rawHeader(event: EventOf[SchemaPath]): string | undefined {
  return 'headers' in event ? event.headers['trueup-correlations'] : undefined;
}
