import type { PartyKind } from '@trueup/canonical-schema';
import type { Fetched } from './records';

/** One page of a bulk read. */
export interface LoadPage<Wire> {
  readonly records: readonly Fetched<Wire>[];
  /** Where to go on after this page; kept with its records. */
  readonly cursor: string;
  /** How many records there are in all, as far as the vendor tells. */
  readonly total?: number;
}

/** Something that the credential needs, in the vendor's words. */
export interface Right {
  readonly right: string;
  readonly has: boolean;
  /** What does not work without it. */
  readonly without: string;
}

/** A field that the tenant has on one record type. */
export interface TenantField {
  readonly recordType: string;
  /** The kinds of party whose records have it; all unless given. */
  readonly kinds?: readonly PartyKind[];
  /** As an overlay names it. */
  readonly name: string;
  readonly type: 'text' | 'flag' | 'number' | 'date' | 'address' | 'other';
  readonly isWritable: boolean;
  /** Characters; null where there is no bound. */
  readonly maxLength: number | null;
}
