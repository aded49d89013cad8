import type { NormalisedRecord } from '@trueup/identity';
import type { ObservationOrder } from '../../judgement/observation-order';
import type { StoredRecord } from '../../judgement/stored-record';

/** A row of source_record as Postgres gives it. */
export interface RecordRow {
  readonly key: string;
  readonly system: string;
  readonly type: string;
  readonly id: string;
  readonly kind: StoredRecord['kind'];
  readonly segment: string | null;
  readonly lifecycle: StoredRecord['lifecycle'];
  readonly observation: ObservationOrder | null;
  readonly first_recorded_at: string;
  readonly identity: NormalisedRecord;
  readonly claims: StoredRecord['claims'];
  readonly completeness: StoredRecord['completeness'];
  readonly customer_id: string | null;
  readonly link_version: number | null;
  readonly linked_at: string | null;
  readonly because: string | null;
}

/** The record that a row holds. */
export function fromRow(row: RecordRow): StoredRecord {
  const { key, system, type, id, kind, segment, lifecycle, observation, identity, claims, completeness } = row;
  const link =
    row.customer_id === null
      ? null
      : { customerId: row.customer_id, linkVersion: row.link_version ?? 1, linkedAt: Number(row.linked_at), because: row.because ?? '' };
  const standing = { kind, segment, lifecycle, order: observation, firstRecordedAt: Number(row.first_recorded_at) };
  return { key, source: { system, type, id }, ...standing, identity, claims, link, completeness };
}

/** The fields of a row that an observation sets. */
export function toRow(record: StoredRecord): object {
  const { key, source, kind, segment, lifecycle, order, firstRecordedAt, identity, claims, completeness } = record;
  const names = { observation: order, first_recorded_at: firstRecordedAt, founding_id: identity.foundingId };
  return { key, ...source, kind, segment, lifecycle, ...names, identity, claims, completeness };
}
