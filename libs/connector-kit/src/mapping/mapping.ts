import type { Lifecycle, PartyKind, Reference, Slot, SlotAddress, SlotValue, Verification } from '@trueup/canonical-schema';
import type { SystemRow } from '@trueup/governance';
import type { RecordRef } from '../records';
import type { Patch } from './patch';

/** What a mapping may know besides the record. */
export interface MappingContext<Wire> {
  /** The system that the record is in. */
  readonly row: SystemRow;
  /** All systems of the cell, for values that belong to another one. */
  readonly systems: readonly SystemRow[];
  /** When writing: the record as it will be without this slot; null where nothing is known of it. When reading: null. */
  readonly current: Wire | null;
  /** What the customer is that is written; UNKNOWN when reading. */
  readonly kind: PartyKind;
  /** For a record that is made at another one: its company's record here, to which it will belong. */
  readonly place?: RecordRef | null;
}

/** What a record says about one element of a slot. */
export interface MappedClaim {
  /** Key of the element; the slot's default (own system for a facet, else '') unless given. */
  readonly key?: string;
  /** `private` unless given, where the slot has a context. */
  readonly context?: string;
  /** empty: nothing there. withheld: this credential may not read it. */
  readonly state: 'value' | 'empty' | 'withheld';
  readonly value: SlotValue | null;
  /** When the value came to be, where the vendor tells it for the field; epoch milliseconds. */
  readonly changedAt?: number | null;
  readonly verification?: Verification;
  /** The vendor's own id of the element. */
  readonly partId?: string | null;
  /** The system's code, where codes.yaml has none of ours for it: the claim says nothing and the code is parked. */
  readonly unmapped?: string;
}

/** How one slot is read and, where the system may be written, written. */
export interface MappedRow<Wire> {
  read(wire: Wire, at: MappingContext<Wire>): readonly MappedClaim[];
  /** The patch that gives the element this value, null clears it; undefined where this record has no place for the element. */
  write?(value: SlotValue | null, address: SlotAddress, at: MappingContext<Wire>): Patch<Wire> | undefined;
  /** Why it is only read. */
  readonly readOnly?: string;
}

/** A slot that this vendor does not map. */
export interface DeclinedRow {
  readonly declined: string;
}

export type Row<Wire> = MappedRow<Wire> | DeclinedRow;

/** Who and what a record is. */
export interface Identified {
  readonly ref: RecordRef;
  readonly kind: PartyKind;
  /** `present` unless given. */
  readonly lifecycle?: Lifecycle;
  readonly mergedInto?: RecordRef | null;
  /** The vendor's version of the record: a number, a time or an opaque mark. */
  readonly sourceVersion: string | null;
  /** When it changed there, epoch milliseconds. */
  readonly sourceTime: number | null;
  readonly segment: string | null;
  /** The vendor's objects that make up the record, where there are several. */
  readonly objects: readonly RecordRef[];
  readonly references: readonly Reference[];
  /** The create key on the record. */
  readonly ourKey: string | null;
  /** The customer it was created for, where the record holds that too. */
  readonly ourCustomerId?: string | null;
  /** Who last changed it there, as that system calls them, where it tells and it was not us. */
  readonly changedBy?: string | null;
}

/** A vendor's table, both ways. */
export interface Mapping<Wire extends object> {
  readonly rows: Readonly<Record<Slot, Row<Wire>>>;
  /** The vendor's record out of a raw body; throws where it is none. */
  parse(body: unknown): Wire;
  identify(wire: Wire, at: MappingContext<Wire>): Identified;
  /** A record of that kind without any value save its place, to project onto; every path that may be read holds null or an empty list. */
  empty(kind: PartyKind, place?: RecordRef | null): Wire;
}
