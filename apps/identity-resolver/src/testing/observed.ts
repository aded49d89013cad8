import {
  observedAttributes,
  sourceRef,
  type CustomerDecided,
  type CustomerDelivered,
  type CustomerObserved,
  type EventMeta,
  type Slot,
  type SlotClaim,
  type SlotValue,
} from '@trueup/canonical-schema';

/** Meta of an event that began a chain. */
export function metaOf(eventId: string, recordedAt: number): EventMeta {
  const versions = { contractVersion: null, modelVersion: null };
  return { eventId, correlationId: `c-${eventId}`, causationId: null, cell: 'demo', recordedAt, producer: 'spec', ...versions };
}

/** One slot of a record; `key` for slots that have one. */
export interface Said {
  readonly slot: Slot;
  readonly value: SlotValue | null;
  readonly key?: string;
  readonly at?: number;
  readonly over?: Partial<SlotClaim>;
}

/** An observed event of an invented record; `key` is system/type/id and `version` orders its observations. */
export function observed(
  [key, version]: readonly [key: string, version: number],
  said: readonly Said[],
  over: Partial<CustomerObserved> = {},
): CustomerObserved {
  const at = 1_000 + version * 10;
  const eventId = over.meta?.eventId ?? `${key}@${version}`;
  return {
    meta: metaOf(eventId, at),
    source: sourceRef(key),
    rawEventId: `raw-${eventId}`,
    kind: 'person',
    segment: null,
    lifecycle: 'present',
    mergedInto: null,
    feed: 'notice',
    baseline: false,
    sourceVersion: String(version),
    sourceTime: at,
    fetchSequence: version,
    receivedAt: at,
    objects: [],
    references: [],
    ourKey: null,
    ...observedAttributes(said.map((one) => claimOf(one, at))),
    ...over,
  };
}

function claimOf({ slot, value, key = '', at, over }: Said, time: number): SlotClaim {
  const context = /^(emails|phones|addresses)/.test(slot) ? 'private' : '';
  const base = { slot, key, context, value, valueTime: at ?? time, timeQuality: 'diff', origin: 'source' } as const;
  return { ...base, state: value === null ? 'cleared' : 'value', verification: 'unverified', partId: null, ...over };
}

/** What most persons say: names, e-mail, phone. */
export function person(given: string, family: string, more: { email?: string; phone?: string } = {}): Said[] {
  const said: Said[] = [
    { slot: 'names.given', value: given },
    { slot: 'names.family', value: family },
  ];
  if (more.email) said.push({ slot: 'emails.contact', value: more.email });
  if (more.phone) said.push({ slot: 'phones.mobile', value: more.phone });
  return said;
}

/** A delivered event. */
export function delivered(id: string, over: Partial<CustomerDelivered>): CustomerDelivered {
  const nothing = { settles: [], changes: [], references: [], createKey: null, targetVersion: null, waveId: null, cost: null };
  const times = { calledAt: null, completedAt: null, attempts: 1 };
  const base = { customerId: '', goldenVersion: 1, linkVersion: 0, system: '', target: null, operation: 'update', reason: null } as const;
  return { meta: metaOf(id, 9_000), ...base, outcome: 'applied', ...nothing, ...times, ...over };
}

/** A steward's decision about these records. */
export function decided(kind: string, records: readonly string[], over: Partial<CustomerDecided> = {}): CustomerDecided {
  const id = [kind, ...records, over.reviewId ?? ''].join(' ');
  const place = { slot: null, key: '', context: '', value: null, reviewId: null, accept: null };
  const who = { author: 'steward', reason: 'spec', decidedAt: 5_000, expiresAt: null, retireOnSourceChange: false };
  return { meta: metaOf(id, 8_000), decisionId: id, kind, records: records.map(sourceRef), ...place, ...who, ...over };
}
