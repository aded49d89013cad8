import type {
  ForeignValue,
  GoldenSlot,
  Lifecycle,
  PartyKind,
  SlotAddress,
  SlotClaim,
  SlotValue,
  SourceRef,
  SystemState,
  SystemStateKind,
} from '@trueup/canonical-schema';
import type { Contract } from './contract-row';
import type { SystemsConfig } from './system-row';

/** A claim as the resolver keeps it. */
export type KeptClaim = SlotClaim & { readonly correlationId: string | null; readonly receivedAt: number };

/**
 * One source record of a customer. `claims` hold, for each slot, its last value and, where one came later, the claim that
 * it was cleared or erased; neither our own write nor an empty or withheld field displaces a value. Times are epoch milliseconds.
 */
export interface MemberView {
  readonly source: SourceRef;
  readonly lifecycle: Lifecycle;
  readonly segment: string | null;
  readonly claims: readonly KeptClaim[];
  readonly firstRecordedAt: number;
  readonly linkedAt: number;
  readonly linkVersion: number;
  readonly because: string;
}

/** A value that a steward fixed; it stands above every claim until it is unpinned. */
export interface Pin extends SlotAddress {
  readonly decisionId: string;
  readonly value: SlotValue | null;
  readonly decidedAt: number;
  readonly expiresAt: number | null;
  /** Whether it ends as soon as a source with a say is seen to say something new. */
  readonly retireOnSourceChange?: boolean;
}

/** How the last delivery to a system left the customer there. */
export interface DeliveryState {
  readonly system: string;
  readonly state: SystemStateKind;
  readonly reason: string | null;
}

/** All that a golden customer is made from. */
export interface GoldenInput {
  readonly customerId: string;
  readonly kind: PartyKind;
  readonly founder: SourceRef;
  readonly members: readonly MemberView[];
  readonly aliases: readonly string[];
  readonly contract: Contract;
  readonly systems: SystemsConfig;
  readonly asOf: number;
  readonly delivered: readonly DeliveryState[];
  readonly pins: readonly Pin[];
}

/** A value that a steward may accept. */
export interface Proposal extends SlotAddress {
  readonly source: SourceRef;
  readonly current: SlotValue | null;
  readonly proposed: SlotValue | null;
  readonly valueTime: number | null;
  readonly correlationId: string | null;
}

/** A value that the contract rejects: it is parked. */
export interface Rejection extends SlotAddress {
  readonly source: SourceRef;
  readonly valueTime: number | null;
  readonly correlationId: string | null;
}

/** The golden customer, without what only the resolver knows: version, events, aliases. */
export interface Golden {
  readonly kind: PartyKind;
  readonly status: 'provisional' | 'active' | 'inactive';
  readonly slots: GoldenSlot[];
  readonly foreign: ForeignValue[];
  readonly systems: SystemState[];
  readonly proposals: Proposal[];
  readonly rejected: Rejection[];
  /** When it may change although nobody says anything, in epoch milliseconds: a pin ends, a value grows stale. Null for never. */
  readonly dueAt: number | null;
}
