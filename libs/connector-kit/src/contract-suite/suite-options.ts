import type { PartyKind, Slot, SlotValue } from '@trueup/canonical-schema';
import type { SystemRow } from '@trueup/governance';
import type { Connector } from '../connector';
import type { LookupKeys, RecordRef } from '../records';

/** The switches of a sandbox that the suite uses; `server.faults` of the sandbox kit fits. */
export interface SandboxSwitches {
  down: boolean;
  throttled: boolean;
  /** The next so many writes are done and their answer is lost. */
  loseAnswers: number;
  /** Fields that this credential may not read. */
  withhold: string[];
  /** The vendor puts values into formats of its own. */
  reformat: boolean;
}

/** A running sandbox with what the suite needs of it. */
export interface SandboxUnderTest {
  /** What the row's `connection` holds once its secrets are filled in. */
  readonly connection: Readonly<Record<string, unknown>>;
  readonly faults: SandboxSwitches;
  /** Somebody else in the system: a person, or another integration. */
  readonly staff: Staff;
  close(): Promise<void>;
}

/** What somebody else does; values are by slot, each vendor writes them where they belong. */
export interface Staff {
  create(values: { readonly given: string; readonly family: string; readonly email: string }): Promise<RecordRef>;
  /** Changes the slot that `SuiteOptions.probe` names. */
  edit(ref: RecordRef, value: string): Promise<void>;
  remove(ref: RecordRef): Promise<void>;
}

/** A vendor's record and exactly what it says: every value by slot id (`slot`, or `slot#key#context` where they are not the plain ones). */
export interface Fixture {
  readonly name: string;
  readonly record: unknown;
  readonly says: Readonly<Record<string, unknown>>;
}

export interface SuiteOptions<Config, Wire extends object> {
  readonly name: string;
  readonly connector: Connector<Config, Wire>;
  /** Record type under test; the one that is created for the kind unless given. */
  readonly recordType?: string;
  /** What its records are; person unless given. */
  readonly kind?: PartyKind;
  /** How the row of systems.yaml differs from a plain one; `system`, `vendor` and `family` have sensible values. */
  readonly row?: Partial<SystemRow>;
  /** Further rows of the cell, for values that belong to other systems. */
  readonly others?: readonly SystemRow[];
  /** Fields of the tenant's own that are fetched too, by record type. */
  readonly overlayFields?: Readonly<Record<string, readonly string[]>>;
  start(): Promise<SandboxUnderTest>;
  readonly fixtures: readonly Fixture[];
  /** A text slot that may be written and that staff edits: three values that differ, already in the form in which the vendor keeps them. */
  readonly probe: { readonly slot: Slot; readonly values: readonly [string, string, string] };
  /** Values for slots whose sample does not suit the vendor, and keys of list elements that it has a place for. */
  readonly samples?: Partial<Record<Slot, { readonly key?: string; readonly value: SlotValue }>>;
  /** Writable slots whose value comes back otherwise, and how. */
  readonly lossy?: Partial<Record<Slot, SlotValue | null>>;
  /** What a newcomer is made with, beside `createWith`; names and an e-mail unless given. `email` is its own alone. */
  readonly newcomer?: (email: string) => Partial<Record<Slot, SlotValue>>;
  /** By what such a newcomer, or one that staff made, is looked for besides its create key; by the e-mail unless given. */
  readonly lookup?: (email: string) => Partial<LookupKeys>;
  /** The slot in which staff's `given` is read; names.given unless given. */
  readonly calledBy?: Slot;
  /** Slots besides names and e-mail that a create needs. */
  readonly createWith?: readonly Slot[];
  /** A value that the vendor refuses; null where it takes anything. */
  readonly refused: { readonly slot: Slot; readonly value: string } | null;
  /** The field to withhold and the slot that lies in it. */
  readonly withheld: { readonly field: string; readonly slot: Slot };
  /** Credentials with which the vendor refuses to sign in; null where there are none to break. */
  readonly wrongConnection: (connection: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>> | null;
  /** How long a search index may lag, milliseconds; 1,500 unless given. */
  readonly searchLagMs?: number;
  /** For each promise, milliseconds; 20,000 unless given. */
  readonly timeoutMs?: number;
}
