import { randomUUID } from 'node:crypto';
import { type EventMeta, type Parked, parkedTopic, systemOfRaw, TOPICS } from '@trueup/canonical-schema';
import type { BusSettings } from './bus-settings';
import { eventIdFrom } from './event-id';
import type { Outgoing } from './outgoing';
import type { Query } from './query';
import type { ParkRequest } from './park-request';
import type { Closing } from './unit-of-work';

interface ParkedRow {
  id: string;
  status: string;
  room: string;
  topic: string;
  partition: number;
  offset: string;
  key: string;
  system: string | null;
  customer_id: string | null;
  slot: string | null;
  fault: string;
  code: string;
  reason: string;
  next_step: string;
  headers: Record<string, string>;
  payload: Buffer;
  correlation_id: string;
  causation_id: string | null;
  attempts: number;
  parked_at: Date;
}

const columns = `id, status, room, topic, partition, "offset", key, system, customer_id, slot, fault, code, reason, next_step, headers, payload,
  correlation_id, causation_id, attempts, parked_at`;

/** Keeps what could not be processed: the table is the truth, the parked topic its feed. */
export class Parking {
  constructor(
    private readonly settings: Pick<BusSettings, 'cell' | 'producer'>,
    private readonly isTopic: (name: string) => boolean,
  ) {}

  /** Parks an item, or counts one more attempt where it is parked already; answers the event that tells of it. */
  async park(query: Query, item: ParkRequest): Promise<Outgoing<'parked.v1'>> {
    const { from } = item;
    const meta = item.meta ?? from?.event?.meta;
    const topic = item.topic ?? from?.topic ?? '';
    const id = from
      ? eventIdFrom('parked', this.settings.cell, from.topic, String(from.partition), from.offset, item.room, item.slot ?? '')
      : randomUUID();
    const [row] = await query<ParkedRow>(
      `INSERT INTO parked AS old (${columns})
       VALUES ($1, 'parked', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1, clock_timestamp())
       ON CONFLICT (id) DO UPDATE SET status = 'parked', fault = excluded.fault, code = excluded.code, reason = excluded.reason, next_step = excluded.next_step,
         attempts = old.attempts + 1, closed_at = NULL, closed_because = NULL
       RETURNING ${columns}`,
      [
        ...[id, item.room, topic, from?.partition ?? -1, from?.offset ?? '', storable(item.key ?? from?.key ?? '')],
        ...[
          item.system ?? systemOfRaw(topic),
          item.customerId ?? null,
          item.slot ?? null,
          item.fault,
          item.code,
          storable(item.reason),
          storable(item.nextStep),
        ],
        storable(JSON.stringify(from?.headers ?? {})),
        item.payload ?? from?.bytes ?? Buffer.alloc(0),
        ...[meta?.correlationId ?? from?.headers['ce_correlationid'] ?? id, meta?.eventId ?? null],
      ],
    );
    if (!row) throw new Error(`The parked item ${id} was not written.`);
    return this.tell(row);
  }

  /** Ends the open items of keys as superseded; answers the events that tell of it. */
  async close(query: Query, { topic, keys, because }: Closing): Promise<Outgoing<'parked.v1'>[]> {
    const rows = await query<ParkedRow>(
      `UPDATE parked SET status = 'superseded', closed_at = clock_timestamp(), closed_because = $3
       WHERE status = 'parked' AND key = ANY($1) AND ($2::text IS NULL OR topic = $2) RETURNING ${columns}`,
      [keys.map(storable), topic ?? null, because],
    );
    return rows.map((row) => this.tell(row));
  }

  private tell(row: ParkedRow): Outgoing<'parked.v1'> {
    const event: Parked = {
      meta: this.metaOf(row),
      parkedId: row.id,
      status: row.status,
      room: row.room,
      topic: row.topic,
      partition: row.partition,
      offset: row.offset,
      key: row.key,
      system: row.system,
      customerId: row.customer_id,
      slot: row.slot,
      fault: row.fault,
      code: row.code,
      reason: row.reason,
      nextStep: row.next_step,
      headers: row.headers,
      payload: row.payload,
      attempts: row.attempts,
      parkedAt: row.parked_at.getTime(),
    };
    // What came from no topic was on its way to a target.
    const topic = this.isTopic(row.topic) ? row.topic : TOPICS.delivered.name;
    return { topic: parkedTopic(topic), key: row.id, event };
  }

  private metaOf(row: ParkedRow): EventMeta {
    return {
      eventId: eventIdFrom(row.id, row.status, String(row.attempts)),
      correlationId: row.correlation_id,
      causationId: row.causation_id,
      cell: this.settings.cell,
      recordedAt: Date.now(),
      producer: this.settings.producer,
      contractVersion: null,
      modelVersion: null,
    };
  }
}

/** Postgres keeps no NUL in text, and bytes that nobody understood may hold some. */
function storable(text: string): string {
  return text.replaceAll('\u0000', '\uFFFD').replaceAll('\\u0000', '\uFFFD');
}
