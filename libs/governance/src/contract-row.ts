import type { PartyKind, Slot } from '@trueup/canonical-schema';
import type { RuleName } from './settled-by';
import type { Family } from './system-row';

/** What becomes of a value that a system without a say put somewhere. */
export type Disposition = 'shadow' | 'propose' | 'revert' | 'reject';

/** Where a customer is and by whom they are served. */
export type Fact = 'country' | 'legalEntity' | 'businessUnit' | 'region' | 'brand';

/** A condition on the customer as a whole. */
export type SubjectCondition =
  'hasErpAccount' | 'b2b' | { readonly fact: Fact; readonly oneOf: readonly string[] } | { readonly all: readonly SubjectCondition[] };

/** A condition on what a target may hold. */
export type ReaderCondition = SubjectCondition | 'notLogin' | 'validated' | 'sameBrand' | 'consented';

/** A condition on the golden value that a foreign system wrote over. */
export type ForeignCondition = SubjectCondition | 'validated';

/** Who speaks: a family, a system, the facet's own system, anybody, or the routing rule. */
export type Speaker = Family | 'self' | 'any' | 'routing' | (string & {});

/** In which form a reader gets a value. */
export type Form = 'value' | 'masked' | 'flag' | 'reference';

/** One target that may be written. */
export interface Reader {
  readonly who: Speaker;
  readonly when: readonly ReaderCondition[];
  readonly as: Form;
}

/** How often a value may be put back before it counts as contested. */
export interface FlipLimit {
  readonly flips: number;
  readonly withinMs: number;
}

/** Whose value of one slot counts, for customers of some kinds. */
export interface ContractRow {
  readonly slot: Slot;
  /** Of `extensions`: the tenant's own field that the row is for, before any row for all of them. Null for every other row. */
  readonly element: string | null;
  readonly kinds: readonly PartyKind[];
  /** The first whose condition holds. */
  readonly owner: readonly { readonly who: Speaker; readonly when: SubjectCondition | null }[];
  readonly compete: readonly Speaker[];
  readonly fill: readonly { readonly who: Speaker; readonly verifiedOnly: boolean }[];
  /** Foreign systems whose value is a proposal as soon as it is seen. */
  readonly propose: readonly Speaker[];
  readonly readers: readonly Reader[];
  readonly rule: readonly RuleName[];
  /** The order that sourcePriority follows. */
  readonly priority: readonly Speaker[];
  /** The first whose condition holds; empty where nobody is foreign. */
  readonly onForeignWrite: readonly { readonly then: Disposition; readonly when: ForeignCondition | null }[];
  readonly flipLimit: FlipLimit;
  readonly empty: 'ignore' | 'clears';
  /** From which age a value has lost its rank: any younger one of somebody with a say stands before it. Absent where values do not age. */
  readonly decay?: { readonly afterMs: number } | undefined;
  readonly group: string | null;
  readonly why: string;
  readonly accountable: string | null;
  readonly steward: string | null;
  readonly slo: string | null;
  readonly exceptionTo: string | null;
}

/** config/ownership.yaml, read and checked. */
export interface Contract {
  /** Hash of the content: 12 hexadecimal digits. */
  readonly version: string;
  readonly rows: readonly ContractRow[];
  /** The systems that the contract was checked against. */
  readonly families: Readonly<Record<string, Family>>;
}
