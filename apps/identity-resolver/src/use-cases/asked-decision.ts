import type { Slot, SlotValue } from '@trueup/canonical-schema';

/** What a steward may decide. */
export const DECISION_KINDS = ['link', 'neverLink', 'pin', 'unpin', 'split', 'confirm'] as const;

/** A decision as a steward asks for it. */
export interface AskedDecision {
  readonly kind: (typeof DECISION_KINDS)[number];
  /** Keys of source records. Link joins them; neverLink and split keep every two of them apart. */
  readonly records: readonly string[];
  /** Customers in place of records: each stands for the record that founded it. */
  readonly customers: readonly string[];
  /** Of a split: groups of record keys that are kept apart from each other. */
  readonly parts: readonly (readonly string[])[];
  readonly reviewId: string | null;
  /** Of confirm. */
  readonly accept: boolean | null;
  /** Of pin and unpin. */
  readonly slot: Slot | null;
  readonly key: string;
  readonly context: string;
  /** Of pin; null fixes that there is none. */
  readonly value: SlotValue | null;
  readonly author: string;
  readonly reason: string;
  /** Epoch ms; null for ever. */
  readonly expiresAt: number | null;
  readonly retireOnSourceChange: boolean;
  /** Ids of earlier decisions that this one takes the place of, though it contradicts them. */
  readonly replaces: readonly string[];
}
