import type { PartyKind, Slot } from '@trueup/canonical-schema';
import type { Disposition } from '../src';

/** What CONTRACT.md says of one row, written by hand and not read from ownership.yaml. */
export interface ContractCase {
  readonly row: string;
  readonly slots: readonly Slot[];
  readonly kinds: readonly PartyKind[];
  readonly key: string;
  readonly context: string;
  /** A system whose value stands. */
  readonly owner: string;
  /** Systems that are equal to it. */
  readonly compete: readonly string[];
  /** A system that writes without a say, and what becomes of it; none where everybody has a say. */
  readonly foreign: readonly [system: string, then: Disposition] | null;
  /** Whether a witnessed clear by the owner counts. */
  readonly clears: boolean;
  /** Of the five systems, those that may be told. */
  readonly readers: readonly string[];
  /** Systems where the customer has no record. */
  readonly without: readonly string[];
}

export const ALL = ['person', 'organisation', 'site'] as const;
export const B2B = ['organisation', 'site'] as const;
export const PERSON = ['person'] as const;
export const SHOPS = ['shopify-us', 'shopify-eu'];
export const ERPS = ['netsuite-us', 'netsuite-de'];
export const STAFF = ['salesforce', ...ERPS];

/** A case with what differs from the plainest row. */
export type Draft = Pick<ContractCase, 'row' | 'slots' | 'owner' | 'foreign'> & Partial<ContractCase>;

/** A case of any slot. */
export function row(draft: Draft): ContractCase {
  return { kinds: ALL, key: '', context: '', compete: [], clears: false, readers: [], without: [], ...draft };
}

/** A case of an ERP account's slot. */
export const account = (draft: Omit<Draft, 'owner'>) => row({ key: 'netsuite-us|us', owner: 'netsuite-us', ...draft });
/** A case of a storefront's slot. */
export const store = (draft: Omit<Draft, 'owner'>) => row({ key: 'shopify-us|us', owner: 'shopify-us', ...draft });
/** A case of a CRM file's slot. */
export const crmFile = (draft: Omit<Draft, 'owner'>) => row({ key: 'salesforce', owner: 'salesforce', ...draft });
