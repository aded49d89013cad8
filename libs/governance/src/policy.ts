import { slotId, splitKey, type SlotAddress } from '@trueup/canonical-schema';
import type { Claim, Standing } from './claim';
import type { Contract, ContractRow, Speaker } from './contract-row';
import type { SlotPolicy } from './slot-policy';
import { doesHold, type Subject } from './subject';

type Hears = (who: Speaker, system: string) => boolean;

type Settled = Omit<SlotPolicy, 'address' | 'id'>;

/** What was settled for a contract, by subject and slot: customers are many, these are few. */
const settled = new WeakMap<Contract, WeakMap<Subject, Map<string, Settled>>>();

/** The contract's row for one slot of one customer, its conditions settled. */
export function policyFor(contract: Contract, address: SlotAddress, subject: Subject): SlotPolicy {
  const known = settledFor(contract, subject);
  const [self = ''] = address.key === '' ? [] : splitKey(address.key, 1);
  // Of the key only a system or a tenant's own field makes a difference.
  const own = address.slot === 'extensions' || self in contract.families ? self : '';
  const name = own === '' ? address.slot : `${address.slot}|${own}`;
  const policy = known.get(name) ?? settle(contract, address, subject);
  known.set(name, policy);
  return { address, id: slotId(address), ...policy };
}

function settledFor(contract: Contract, subject: Subject): Map<string, Settled> {
  const bySubject = settled.get(contract) ?? new WeakMap<Subject, Map<string, Settled>>();
  settled.set(contract, bySubject);
  const known = bySubject.get(subject) ?? new Map<string, Settled>();
  bySubject.set(subject, known);
  return known;
}

function settle(contract: Contract, address: SlotAddress, subject: Subject): Settled {
  const row = rowFor(contract, address, subject);
  const [self] = splitKey(address.key, 1);
  const owner = row.owner.find(({ when }) => when === null || doesHold(when, subject));
  const hears: Hears = (who, system) =>
    who === 'any' || who === system || who === contract.families[system] || (who === 'self' && system === self);
  const standings = Object.keys(contract.families).flatMap((system) => {
    const standing = standingIn(row, owner?.who, (who) => hears(who, system));
    return standing === 'foreign' ? [] : [[system, standing] as const];
  });
  const verifiedFills = row.fill.filter((fill) => fill.verifiedOnly).map(({ who }) => who);
  return {
    row,
    contractVersion: contract.version,
    standings: Object.fromEntries(standings),
    families: contract.families,
    isRouted: owner?.who === 'routing',
    verifiedFills: Object.keys(contract.families).filter((system) => verifiedFills.some((who) => hears(who, system))),
  };
}

/** How the record behind a claim stands to the slot. */
export function standingOf<T>(claim: Claim<T>, policy: SlotPolicy): Standing {
  if (claim.standing) return claim.standing;
  const standing = policy.standings[claim.source.system] ?? 'foreign';
  const isUnproven = standing === 'fill' && claim.verification !== 'verified' && policy.verifiedFills.includes(claim.source.system);
  return isUnproven ? 'foreign' : standing;
}

function rowFor(contract: Contract, address: SlotAddress, { kind }: Subject): ContractRow {
  const sought = kind === 'UNKNOWN' ? 'person' : kind;
  const { slot } = address;
  const named = (element: string | null) =>
    contract.rows.find((one) => one.slot === slot && one.element === element && one.kinds.includes(sought));
  const row = (slot === 'extensions' && named(splitKey(address.key, 1)[0] ?? '')) || named(null);
  if (!row)
    throw new RangeError(`Contract ${contract.version} has no row for ${slot} of a ${sought}; parseContract refuses such a contract.`);
  return row;
}

function standingIn(row: ContractRow, owner: Speaker | undefined, hears: (who: Speaker) => boolean): Standing {
  if (owner && hears(owner)) return 'owner';
  if (row.compete.some(hears)) return 'compete';
  if (row.fill.some(({ who }) => hears(who))) return 'fill';
  return row.propose.some(hears) ? 'propose' : 'foreign';
}
