import type { EventMeta, SourceRef } from '@trueup/canonical-schema';

/** Why a record's customer is judged again. */
export interface Touch {
  /** Key of the record. */
  readonly key: string;
  readonly cause: EventMeta;
  /** Came by a load: it causes no write. */
  readonly isBaseline: boolean;
  /** Another contract or model counts: whoever is known by loads alone stays so. */
  readonly isRecompute?: boolean;
  /** The change in a source that wants an answer; absent for deliveries, decisions and loads. */
  readonly change?: LiveChange;
}

/** A change that happened in a source. Times are epoch milliseconds. */
export interface LiveChange {
  readonly correlationId: string;
  readonly source: SourceRef;
  /** slotIds that it changed. */
  readonly slots: readonly string[];
  readonly sourceTime: number | null;
  readonly receivedAt: number;
}
