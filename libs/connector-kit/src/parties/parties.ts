import { goldenSlotsOf, sourceKey, splitKey, type CustomerGoldenChanged, type SlotAddress } from '@trueup/canonical-schema';
import type { RecordRef } from '../records';

/** A customer that another one speaks of, as far as this system knows it. */
export interface Party {
  /** Its records here that are not gone, by type and id. */
  readonly records: readonly RecordRef[];
  /** The customer id that stands for its company: of a site its organisation's, else its own under which it is known now. */
  readonly whole: string;
}

/** By customer id, as the snapshot names them; with the organisations of the sites among them. */
export type Parties = ReadonlyMap<string, Party>;

const BUSINESS = 'business:';

/** The customer id that a slot's key or context names; undefined where it names none. */
export function partyIn({ slot, key, context }: SlotAddress): string | undefined {
  if (slot.startsWith('relations.')) return splitKey(key, 1)[0];
  return partyOfContext(context);
}

/** The customer id that a context names. */
export function partyOfContext(context: string): string | undefined {
  return context.startsWith(BUSINESS) ? context.slice(BUSINESS.length) : undefined;
}

/** The context of a company's contacts, named by a customer id or by a record's key. */
export function contextOf(party: string): string {
  return `${BUSINESS}${party}`;
}

/** Every customer that a snapshot speaks of. */
export function partiesIn(golden: CustomerGoldenChanged): string[] {
  return [...new Set(goldenSlotsOf(golden).flatMap((slot) => partyIn(slot) ?? []))];
}

/** The keys of a party's records here. */
export function keysOf(party: Party | undefined, system: string): string[] {
  return (party?.records ?? []).map((ref) => sourceKey({ system, ...ref }));
}

/** The organisation of a site. */
export function organisationIn(golden: CustomerGoldenChanged): string | undefined {
  const relation = goldenSlotsOf(golden).find(({ slot, state }) => slot === 'relations.organisation' && state === 'value');
  return relation && splitKey(relation.key, 1)[0];
}
