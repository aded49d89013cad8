import type { EventMeta, Topic } from '@trueup/canonical-schema';
import type { IHeaders } from 'kafkajs';

/** The CloudEvents headers of an event, binary mode. */
export function cloudEventHeaders(topic: Topic, key: string, meta: EventMeta): Record<string, string> {
  return {
    'content-type': 'application/avro',
    ce_specversion: '1.0',
    ce_id: meta.eventId,
    ce_type: `dev.trueup.${topic.schema.replace('/', '.')}`,
    ce_source: `/trueup/${meta.cell}/${meta.producer}`,
    ce_time: new Date(meta.recordedAt).toISOString(),
    ce_subject: key,
    ce_correlationid: meta.correlationId,
    ...(meta.causationId === null ? {} : { ce_causationid: meta.causationId }),
  };
}

/** Kafka's headers as text; the last of several wins. */
export function textHeaders(headers: IHeaders | undefined): Record<string, string> {
  const entries = Object.entries(headers ?? {}).flatMap(([name, value]) => {
    const last = Array.isArray(value) ? value.at(-1) : value;
    return last === undefined ? [] : [[name, last.toString()] as const];
  });
  return Object.fromEntries(entries);
}
