import type { Lifecycle, SlotClaim, SlotValue } from '@trueup/canonical-schema';

/** What a record held in one slot when it was last seen or written, as a claim and as the write plan sees it. */
export interface HeldClaim extends SlotClaim {
  /** What we meant to write, where the target turned it into `value`. */
  readonly writtenAs: SlotValue | null;
  /** Whether the last reading did not show the slot; `value` is then the last one shown. */
  readonly unseen: boolean;
  /** When somebody changed what we had written, epoch milliseconds. */
  readonly flippedAt: readonly number[];
}

/** What is held of one record. Sequences are taken from one counter: a fetch takes its number before it reads, a write after it was answered. */
export interface HeldRecord {
  readonly version: string | null;
  readonly sourceTime: number | null;
  /** Of the newest reading; 0 where the record was only written so far. */
  readonly readSequence: number;
  /** The version that our last write returned. */
  readonly writeVersion: string | null;
  /** Of our last write; 0 where we never wrote. */
  readonly writeSequence: number;
  readonly lifecycle: Lifecycle;
  /** Kind, segment, keys and references as one text; a change of it is news. */
  readonly identity: string;
  /** By slotId. */
  readonly slots: ReadonlyMap<string, HeldClaim>;
}

/** A write that was promised before it was called. */
export interface Intent {
  /** pending: not known to have arrived. confirmed: the target answered. failed: the target refused. */
  readonly state: 'pending' | 'confirmed' | 'failed';
  readonly at: number;
  /** valueHash of what each slot should become, by slotId. */
  readonly hashes: Readonly<Record<string, string>>;
  readonly customerId: string;
  readonly goldenVersion: number;
}

/** What is held of a record that was never seen. */
export const UNSEEN: HeldRecord = {
  version: null,
  sourceTime: null,
  readSequence: 0,
  writeVersion: null,
  writeSequence: 0,
  lifecycle: 'UNKNOWN',
  identity: '',
  slots: new Map(),
};
