import { rawTopic, sourceKey, type CustomerRaw, type EventMeta, type Feed } from '@trueup/canonical-schema';
import { eventIdFrom, type Outgoing } from '@trueup/event-bus';
import { createHash } from 'node:crypto';
import type { Fetched, Notice } from '../records';
import { CORRELATIONS, LIFECYCLE, mappingOf, MERGED_INTO, QUEUED, readingContext, sourceOf, type SystemRuntime } from './system-runtime';

export interface RawAbout {
  readonly feed: Feed;
  readonly sequence: number;
  /** The notice that asked for it. */
  readonly cause?: EventMeta | null;
  /** Changes that it answers, besides the cause's own. */
  readonly correlations?: readonly string[];
  readonly generation?: number;
  /** Whether a first load brought it, which must cause no write. */
  readonly baseline?: boolean;
}

/** The raw event of a record that was read, with the body as the vendor gave it. */
export function rawRecord(runtime: SystemRuntime, fetched: Fetched<object>, about: RawAbout): Outgoing<'customer/raw.v1'> {
  const source = sourceOf(runtime, fetched.ref);
  const body = bodyOf(fetched);
  const { sourceVersion, sourceTime } = placeOf(runtime, fetched);
  const eventId = eventIdFrom('record', sourceKey(source), sourceVersion ?? '', bodyHash(fetched), String(about.sequence));
  const meta = runtime.bus.meta(about.cause ?? undefined, { eventId });
  const correlations = [...new Set([meta.correlationId, ...(about.correlations ?? [])])];
  return {
    topic: rawTopic(runtime.row.system),
    key: sourceKey(source),
    event: {
      ...shared(runtime, about),
      meta,
      kind: 'record',
      source,
      deliveryId: null,
      subject: null,
      headers: { ...goneHeaders(fetched), [CORRELATIONS]: correlations.join(',') },
      body,
      sourceVersion,
      sourceTime,
    },
  };
}

/** The raw event of a notice that a feed brought; the fetch that it asks for is queued with it. */
export function rawNotice(
  runtime: SystemRuntime,
  notice: Notice,
  about: RawAbout & { readonly place: string },
): Outgoing<'customer/raw.v1'> {
  const source = sourceOf(runtime, notice.ref);
  const eventId = eventIdFrom('notice', sourceKey(source), notice.deliveryId ?? '', notice.version ?? '', about.place);
  return {
    topic: rawTopic(runtime.row.system),
    key: sourceKey(source),
    event: {
      ...shared(runtime, about),
      meta: runtime.bus.meta(undefined, { eventId }),
      kind: 'notice',
      source,
      deliveryId: notice.deliveryId ?? null,
      subject: null,
      headers: { [QUEUED]: 'true' },
      body: Buffer.from(JSON.stringify(notice)),
      sourceVersion: notice.version ?? null,
      sourceTime: notice.sourceTime ?? null,
    },
  };
}

type Shared = Pick<CustomerRaw, 'system' | 'feed' | 'contentType' | 'fetchSequence' | 'generation' | 'baseline' | 'receivedAt'>;

function shared({ row, now }: SystemRuntime, { feed, sequence, generation, baseline = false }: RawAbout): Shared {
  return {
    system: row.system,
    feed,
    contentType: 'application/json',
    fetchSequence: sequence,
    generation: generation ?? null,
    baseline,
    receivedAt: now(),
  };
}

/** Tells one state of a record from another. */
export function bodyHash(fetched: Fetched<object>): string {
  return createHash('sha256').update(bodyOf(fetched)).digest('base64url').slice(0, 22);
}

function bodyOf({ record }: Fetched<object>): Buffer {
  return record === null ? Buffer.alloc(0) : Buffer.from(JSON.stringify(record));
}

function goneHeaders({ record, mergedInto }: Fetched<object>): Record<string, string> {
  if (record !== null) return {};
  return mergedInto ? { [LIFECYCLE]: 'merged', [MERGED_INTO]: `${mergedInto.type}/${mergedInto.id}` } : { [LIFECYCLE]: 'deleted' };
}

/** Version and time of a record; a record that cannot be mapped goes out without, for its consumer parks it with the reason. */
export function placeOf(
  runtime: SystemRuntime,
  { ref, record }: Fetched<object>,
): { sourceVersion: string | null; sourceTime: number | null } {
  if (record === null) return { sourceVersion: null, sourceTime: null };
  try {
    const { sourceVersion, sourceTime } = mappingOf(runtime, ref.type).identify(record, readingContext(runtime));
    return { sourceVersion, sourceTime };
  } catch (error) {
    runtime.log.warn({ system: runtime.row.system, err: error }, 'a record does not say who it is');
    return { sourceVersion: null, sourceTime: null };
  }
}
