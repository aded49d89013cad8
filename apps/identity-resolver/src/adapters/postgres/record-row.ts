import { sourceKey } from '@trueup/canonical-schema';
import type { StoredRecord } from '../../judgement/stored-record';
import { unpackBody } from './record-body';

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

/** The record that a row holds. */
export function fromRow(row: RecordRow): StoredRecord {
  const { founding_id: foundingId, system, type, id, kind, segment, lifecycle, completeness } = row;
  const source = { system, type, id };
  const key = sourceKey(source);
  const { order, identity, claims } = unpackBody(row.body, { key, source, foundingId });
  const link =
    row.customer_id === null
      ? null
      : { customerId: row.customer_id, linkVersion: row.link_version ?? 1, linkedAt: Number(row.linked_at), because: row.because ?? '' };
  const standing = { kind, segment, lifecycle, order, firstRecordedAt: Number(row.first_recorded_at) };
  return { key, source, ...standing, identity, claims, link, completeness };
}
