import { ATTRIBUTES, slotId, splitKey, type SlotAddress } from '@trueup/canonical-schema';
import type { Claim, Standing } from './claim';
import type { Contract, ContractRow, Speaker } from './contract-row';
import type { SlotPolicy } from './slot-policy';
import { doesHold, type Subject } from './subject';

type Hears = (who: Speaker, system: string) => boolean;

type Settled = Omit<SlotPolicy, 'address' | 'id'>;

/** What was settled for a contract and a subject: customers are many, these are few. */
interface Known {
  readonly bySlot: Map<string, Settled>;
  /** By slotId, of the addresses that most customers have. */
  readonly policies: Map<string, SlotPolicy>;
}

const known = new WeakMap<Contract, WeakMap<Subject, Known>>();

/** The contract's row for one slot of one customer, its conditions settled. */
export function policyFor(contract: Contract, address: SlotAddress, subject: Subject): SlotPolicy {
  return policiesFor(contract, subject)(address);
}

/** As `policyFor`, for whoever asks about many slots of one customer. */
export function policiesFor(contract: Contract, subject: Subject): (address: SlotAddress) => SlotPolicy {
  const { bySlot, policies } = knownFor(contract, subject);
  return (address) => {
    const id = slotId(address);
    const common = policies.get(id);
    if (common) return common;
    const { slot, key, context } = address;
    const [self = ''] = key === '' ? [] : splitKey(key, 1);
    // Of the key only a system or a tenant's own field makes a difference.
    const own = slot === 'extensions' || self in contract.families ? self : '';
    const name = own === '' ? slot : `${slot}|${own}`;
    const settled = bySlot.get(name) ?? settle(contract, address, subject);
    bySlot.set(name, settled);
    const policy = { address: { slot, key, context }, id, ...settled };
    if (isCommon(policy.address)) policies.set(id, policy);
    return policy;
  };
}

/** Whether many customers have a slot there: without a key, or in the file that a system has of them. Only sites are as many as customers. */
function isCommon({ slot, key, context }: SlotAddress): boolean {
  if (key === '') return context === '' || context === 'private';
  const [, , , site] = splitKey(key, 4);
  return 'facet' in ATTRIBUTES[slot].place && site === '';
}

function knownFor(contract: Contract, subject: Subject): Known {
  const bySubject = known.get(contract) ?? new WeakMap<Subject, Known>();
  known.set(contract, bySubject);
  const found = bySubject.get(subject) ?? { bySlot: new Map(), policies: new Map() };
  bySubject.set(subject, found);
  return found;
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
