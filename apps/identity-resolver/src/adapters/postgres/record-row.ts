import { sourceKey } from '@trueup/canonical-schema';
import type { StoredRecord } from '../../judgement/stored-record';
import { unpackIdentity, unpackSaid } from './record-body';

/** A row of source_record as Postgres gives it. */
export interface RecordRow {
  readonly founding_id: string;
  readonly system: string;
  readonly type: string;
  readonly id: string;
  readonly kind: StoredRecord['kind'];
  readonly segment: string | null;
  readonly lifecycle: StoredRecord['lifecycle'];
  readonly first_recorded_at: string;
  readonly completeness: StoredRecord['completeness'];
  readonly customer_id: string | null;
  readonly link_version: number | null;
  readonly linked_at: string | null;
  readonly because: string | null;
  readonly body: string;
}

/** The record that a row holds. Its body is read when it is asked for: of most candidates only what they are compared by. */
export function fromRow(row: RecordRow): StoredRecord {
  const { founding_id: foundingId, system, type, id, kind, segment, lifecycle, completeness } = row;
  const source = { system, type, id };
  const key = sourceKey(source);
  let identity: StoredRecord['identity'] | undefined;
  let said: Pick<StoredRecord, 'order' | 'claims'> | undefined;
  const link =
    row.customer_id === null
      ? null
      : { customerId: row.customer_id, linkVersion: row.link_version ?? 1, linkedAt: Number(row.linked_at), because: row.because ?? '' };
  return {
    ...{ key, source, kind, segment, lifecycle, firstRecordedAt: Number(row.first_recorded_at), link, completeness },
    get identity() {
      return (identity ??= unpackIdentity(row.body, { key, source, foundingId }));
    },
    get order() {
      return (said ??= unpackSaid(row.body)).order;
    },
    get claims() {
      return (said ??= unpackSaid(row.body)).claims;
    },
  };
}
