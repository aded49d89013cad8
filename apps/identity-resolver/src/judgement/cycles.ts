import { slotId, type Slot } from '@trueup/canonical-schema';
import { isWitnessed, policyFor, subjectOf, timeThatCounts, type KeptClaim } from '@trueup/governance';
import { partyOf } from '@trueup/identity';
import { keptClaims } from './keep-claims';
import { kindOf } from './kind-of';
import { stands, type HolderOf } from './parties';
import type { Rules } from './rules';
import type { StoredRecord } from './stored-record';

/** One record's word that its customer stands under another. */
interface Step {
  readonly record: string;
  readonly slotId: string;
  readonly ladder: Ladder;
  readonly from: string;
  readonly to: string;
  readonly at: number;
}

/** A site stands under its organisation on both ladders. */
type Ladder = 'sales' | 'billing' | 'both';

const LADDERS: Partial<Record<Slot, Ladder>> = {
  'relations.salesParent': 'sales',
  'relations.billingParent': 'billing',
  'relations.organisation': 'both',
};
const NEVER: readonly string[] = ['foreign', 'propose'];

/** Relations that would put a customer above itself: by the key of the record, slotIds as the record says them, with the customers on the way round. */
export type Circular = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/**
 * The claims that close a circle of parents: of each circle the newest. Whoever is above is taken from the claims themselves, so that
 * neither the order of arrival nor earlier judgements count.
 */
export function circularClaims(records: readonly StoredRecord[], holderOf: HolderOf, rules: Rules): Circular {
  const steps = stepsAmong(records, holderOf, rules);
  const above = Map.groupBy(steps, ({ from }) => from);
  const found = new Map<string, Map<string, readonly string[]>>();
  for (const step of steps) {
    const way = wayBack(step, above);
    if (way) found.set(step.record, (found.get(step.record) ?? new Map<string, readonly string[]>()).set(step.slotId, way));
  }
  return found;
}

/** Keys of the records of other customers that stand under one of these customers, or once did: who is above them too is in a circle. */
export function entangled(records: readonly StoredRecord[], customers: ReadonlySet<string>, holderOf: HolderOf): string[] {
  const below = new Set(customers);
  for (let size = 0; size !== below.size;) {
    size = below.size;
    for (const { key, identity } of records) if (identity.parents.some((parent) => below.has(holderOf(parent)))) below.add(holderOf(key));
  }
  return records.filter(({ key }) => below.has(holderOf(key)) && !customers.has(holderOf(key))).map(({ key }) => key);
}

function stepsAmong(records: readonly StoredRecord[], holderOf: HolderOf, rules: Rules): Step[] {
  if (records.every(({ identity }) => identity.parents.length === 0)) return [];
  const byCustomer = Map.groupBy(records, ({ key }) => holderOf(key));
  return [...byCustomer].flatMap(([from, members]) => {
    const live = members.filter(({ lifecycle }) => lifecycle !== 'deleted' && lifecycle !== 'merged');
    const subject = subjectOf(kindOf(members), members, rules.systems);
    return live.flatMap((record) => {
      const claims = keptClaims(record.claims);
      const counts = (claim: KeptClaim) => {
        const { standings, row } = policyFor(rules.contract, { slot: claim.slot, key: '', context: '' }, subject);
        return !NEVER.includes(standings[record.source.system] ?? 'foreign') && !(row.empty === 'clears' && isCleared(claim, claims));
      };
      return claims
        .filter((claim) => LADDERS[claim.slot] && counts(claim))
        .flatMap((claim) => stepBy({ record: record.key, from }, claim, holderOf));
    });
  });
}

function isCleared(claim: KeptClaim, claims: readonly KeptClaim[]): boolean {
  return claims.some((other) => other.state === 'cleared' && slotId(other) === slotId(claim) && isWitnessed(other));
}

function stepBy(who: Pick<Step, 'record' | 'from'>, claim: KeptClaim, holderOf: HolderOf): Step[] {
  const [ladder, party] = [LADDERS[claim.slot], partyOf(claim)];
  if (!ladder || party === undefined || !stands(claim)) return [];
  return [{ ...who, slotId: slotId(claim), ladder, to: holderOf(party), at: timeThatCounts(claim) }];
}

/** The customers from a step's upper end back to its lower one, by older steps of its ladder; undefined where no way leads back. */
function wayBack(step: Step, above: ReadonlyMap<string, readonly Step[]>): readonly string[] | undefined {
  const ways = new Map<string, readonly string[]>([[step.to, [step.to]]]);
  for (const [at, way] of ways) {
    if (at === step.from) return way;
    for (const next of above.get(at) ?? []) {
      if (isOlder(next, step) && isOneLadder(next.ladder, step.ladder) && !ways.has(next.to)) ways.set(next.to, [...way, next.to]);
    }
  }
  return undefined;
}

function isOneLadder(one: Ladder, other: Ladder): boolean {
  return one === other || one === 'both' || other === 'both';
}

function isOlder(one: Step, other: Step): boolean {
  if (one.at !== other.at) return one.at < other.at;
  return one.record === other.record ? one.slotId < other.slotId : one.record < other.record;
}
