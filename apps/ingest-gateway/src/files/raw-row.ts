import { createHash } from 'node:crypto';
import { rawTopic, sourceKey, type CustomerRaw } from '@trueup/canonical-schema';
import { BAD_ROW, ROW, ROW_TYPE } from '@trueup/connector-kit';
import { eventIdFrom, type EventBus, type Outgoing } from '@trueup/event-bus';
import type { GoodRow, RefusedRow } from './sort-rows';

/** What all rows of an upload share. */
export interface Upload {
  readonly file: string;
  /** The columns as JSON. */
  readonly columns: string;
  /** Epoch milliseconds; later uploads count as later readings of a row. */
  readonly receivedAt: number;
}

type Meta = Pick<EventBus, 'meta'>;

/** The raw event of a row. The same row of the same columns has the same event id, whenever it is sent. */
export function rawRow(bus: Meta, upload: Upload, { system, id, line, cells }: GoodRow): Outgoing<'customer/raw.v1'> {
  const source = { system, type: ROW_TYPE, id };
  const row = JSON.stringify(cells);
  const hash = createHash('sha256').update(upload.columns).update(row).digest('base64url');
  return {
    topic: rawTopic(system),
    key: sourceKey(source),
    event: {
      ...shared(upload, { system, contentType: ROW }),
      meta: bus.meta(undefined, { eventId: eventIdFrom('row', sourceKey(source), hash) }),
      source,
      body: Buffer.from(`{"columns":${upload.columns},"row":${row},"line":${line},"file":${JSON.stringify(upload.file)}}`),
    },
  };
}

/** The raw event of a row that could not be read; the system's connector parks it. It holds no content of the row. */
export function rawBadRow(
  bus: Meta,
  upload: Upload,
  { system, id, line, reason }: RefusedRow & { readonly system: string },
): Outgoing<'customer/raw.v1'> {
  const source = id === null ? null : { system, type: ROW_TYPE, id };
  const place = `${system}/file/${upload.file}#${line}`;
  return {
    topic: rawTopic(system),
    key: source ? sourceKey(source) : place,
    event: {
      ...shared(upload, { system, contentType: BAD_ROW }),
      meta: bus.meta(undefined, { eventId: eventIdFrom('bad-row', place, reason, String(upload.receivedAt)) }),
      source,
      body: Buffer.from(JSON.stringify({ line, file: upload.file, reason })),
    },
  };
}

function shared({ receivedAt }: Upload, about: Pick<CustomerRaw, 'system' | 'contentType'>): Omit<CustomerRaw, 'meta' | 'source' | 'body'> {
  return {
    ...about,
    kind: 'record',
    feed: 'file',
    deliveryId: null,
    subject: null,
    headers: {},
    sourceVersion: null,
    sourceTime: null,
    // A file is not fetched by its connector, so nothing counts for it; what comes later is later.
    fetchSequence: receivedAt,
    generation: null,
    baseline: true,
    receivedAt,
  };
}
