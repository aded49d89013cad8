import type { PartyKind, SlotAddress, SlotValue } from '@trueup/canonical-schema';
import type { Fault } from './faults';
import type { Patch } from './mapping/patch';

/** One record of a system, by the vendor's own type and id. */
export interface RecordRef {
  readonly type: string;
  readonly id: string;
}

/** A record as the vendor gave it; `record` is null where there is none to see. */
export interface Fetched<Wire> {
  readonly ref: RecordRef;
  readonly record: Wire | null;
  /** Whether the vendor says that it was deleted. A record that is neither there nor deleted may only be hidden from us: nothing is concluded from that. */
  readonly deleted?: boolean;
  /** The record that this one was merged into. */
  readonly mergedInto?: RecordRef;
}

/** Says that a record changed; the kit fetches it. */
export interface Notice {
  readonly ref: RecordRef;
  /** What became of it, where the notice says so; the kit fetches it all the same. */
  readonly lifecycle?: 'deleted' | 'merged';
  readonly mergedInto?: RecordRef;
  /** The record's version, where the notice tells it: a version already read is not read again. */
  readonly version?: string | null;
  /** When it changed there, epoch milliseconds. */
  readonly sourceTime?: number | null;
  /** The vendor's id of this delivery. */
  readonly deliveryId?: string | null;
  /** Who made the change there, in the vendor's words; a hint, never a reason to leave it unread. */
  readonly origin?: string | null;
}

/** Everything may have changed: the stream lost its place. */
export interface Gap {
  readonly all: true;
}

/** By what a record is looked for before one is created. */
export interface LookupKeys {
  readonly createKey: string;
  readonly emails: readonly string[];
  /** E.164. */
  readonly phones: readonly string[];
  readonly taxIds: readonly string[];
  /** What is looked for; a person unless given. */
  readonly kind?: PartyKind;
  /** Names of a company, for a look-up by name and place. */
  readonly names?: readonly string[];
  /** Where the company is; without it a name alone is not looked for. */
  readonly at?: { readonly city: string | null; readonly postalCode: string | null };
}

/** One slot to write: what the target holds and what it should hold, both in the target's own projection. */
export interface SlotChange {
  readonly address: SlotAddress;
  readonly before: SlotValue | null;
  readonly after: SlotValue | null;
  /** Whether it puts back what a system without a say had changed. */
  readonly reverts: boolean;
}

export interface WriteItem<Wire> {
  readonly operation: 'create' | 'update';
  /** Null for a create. */
  readonly ref: RecordRef | null;
  /** Type of the record, there or to be made. */
  readonly type: string;
  /** What the customer is. */
  readonly kind: PartyKind;
  /** For the create of a contact: the record here of the company that it belongs to; null for a private one. */
  readonly place?: RecordRef | null;
  readonly createKey: string;
  /** Made by the mapping table; null clears. */
  readonly patch: Patch<Wire>;
  readonly changes: readonly SlotChange[];
  /** The record as it was last read; null for a create. Its version is what compare-and-set compares with. */
  readonly current: Wire | null;
  readonly correlationId: string;
}

export type WriteResult<Wire> =
  | {
      readonly kind: 'done';
      readonly ref: RecordRef;
      /** As the vendor holds it after the write. */
      readonly record: Wire;
      readonly version: string | null;
      /** For a create: the record with this create key was there already. */
      readonly found?: boolean;
      readonly cost?: { readonly unit: string; readonly amount: number };
    }
  | { readonly kind: 'pending'; readonly job: string }
  | { readonly kind: 'fault'; readonly fault: Fault };
