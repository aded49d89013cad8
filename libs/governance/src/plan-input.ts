import type { CustomerGoldenChanged, SlotAddress, SlotValue, SourceRef } from '@trueup/canonical-schema';
import type { Contract } from './contract-row';
import type { SystemRow, SystemsConfig } from './system-row';

/** What a target record holds in one slot. Times are epoch milliseconds. */
export interface HeldSlot {
  readonly address: SlotAddress;
  readonly value: SlotValue | null;
  /** What we meant to write, where the target turned it into `value`. */
  readonly writtenAs: SlotValue | null;
  readonly withheld: boolean;
  /** When somebody there changed back what we had written. */
  readonly flippedAt: readonly number[];
  /** The time that counts of the newest change made there by others than us; absent or null where unknown. A plan waits for the snapshot that has judged it. */
  readonly changedAt?: number | null;
}

/** All that a write plan is made from. */
export interface PlanInput {
  readonly golden: CustomerGoldenChanged;
  readonly system: SystemRow;
  readonly target: SourceRef | null;
  /** By slotId. */
  readonly held: ReadonlyMap<string, HeldSlot>;
  readonly contract: Contract;
  readonly systems: SystemsConfig;
  supports(slot: SlotAddress): boolean;
  /** What the target would hold after this value was written: from(to(value)). */
  project(address: SlotAddress, value: SlotValue | null): SlotValue | null;
  /** The context that the record is for, where that is known: `private`, or `business:` with what names its company in `golden`. */
  readonly context?: string;
  /** Slots whose loaded differences are written as well: names such as `phones.mobile` or `extensions.colour`. None unless given. */
  readonly healing?: ReadonlySet<string> | 'all';
  /** By slotId: hashOfValue of the golden value whose writing was taken back. It is not written again. */
  readonly rolledBack?: ReadonlyMap<string, string>;
  /** Slots that nobody may write for now, by name. */
  readonly pausedSlots?: ReadonlySet<string>;
  readonly now: number;
}

/** One slot to write. `after` null clears. */
export interface PlannedChange {
  readonly address: SlotAddress;
  readonly before: SlotValue | null;
  readonly after: SlotValue | null;
  /** Whether it puts back what a foreign system changed. */
  readonly reverts: boolean;
}

/** A slot that differs and is left alone. */
export interface HeldBack {
  readonly address: SlotAddress;
  readonly because: 'withheld' | 'shadow' | 'propose' | 'reject' | 'notYetJudged' | 'contested' | 'baseline' | 'rolledBack' | 'paused';
}

/** What one target record should be told. */
export interface Plan {
  readonly operation: 'create' | 'update' | 'none';
  readonly changes: readonly PlannedChange[];
  /** Slots that were flipped too often: held until somebody settles it. */
  readonly contested: readonly SlotAddress[];
  readonly held: readonly HeldBack[];
}
