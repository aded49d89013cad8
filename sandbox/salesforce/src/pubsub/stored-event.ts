import type { ChangeKind } from '../dml/transaction';
import type { Value } from '../records/record-row';

export type EventKind = ChangeKind | `GAP_${ChangeKind}` | 'GAP_OVERFLOW';

export interface EventHeader {
  entityName: string;
  recordIds: string[];
  changeType: EventKind;
  changeOrigin: string;
  transactionKey: string;
  sequenceNumber: number;
  commitTimestamp: number;
  /** Decimal; beyond 2^53, as the vendor's are. */
  commitNumber: string;
  commitUser: string;
}

/** A change event as it is kept; encoded for each subscriber, because field security decides what it may carry. */
export interface StoredEvent {
  /** Decimal; opaque to subscribers, growing, with holes. */
  replay: string;
  uuid: string;
  /** Milliseconds since 1970. */
  at: number;
  header: EventHeader;
  /** API names to values; empty for gap, overflow and delete events. */
  fields: Record<string, Value>;
  /** What an updated long text held before. */
  before: Record<string, Value>;
}
