import { slotId, type SlotAddress, type SlotValue } from '@trueup/canonical-schema';
import { isWitnessed, timeThatCounts, type Claim } from './claim';
import type { KeptClaim, MemberView } from './golden-input';
import { effectiveClaim } from './effective-claim';
import { bySlot as inOrder } from './slot-order';
import type { SlotPolicy } from './slot-policy';

/** Values by slot id. */
export type Parts = Readonly<Record<string, SlotValue>>;

/** Slots that win or lose together: the slots of one group with one key and context, or one slot alone. */
export interface Unit {
  readonly policies: readonly SlotPolicy[];
  /** What each record says about each of the slots. */
  readonly claims: readonly SlotClaims[];
}

/** What one record says about the slots of a unit, by slot id. */
export interface SlotClaims {
  readonly bySlot: Pick<ReadonlyMap<string, Claim>, 'get'>;
  /** The same as one claim, by which the record wins or loses. */
  readonly whole: Claim<SlotValue | Parts>;
}

/** The units that these records speak of. `policyOf` is asked once for each slot. */
export function unitsOf(members: readonly MemberView[], policyOf: (address: SlotAddress) => SlotPolicy): Unit[] {
  const speakers = members.map((member): Speaking => ({ member, bySlot: keptBySlot(member) }));
  const addresses = new Map<string, SlotAddress>();
  for (const { bySlot } of speakers) {
    for (const [id, [first]] of bySlot) {
      if (first && !addresses.has(id)) addresses.set(id, { slot: first.slot, key: first.key, context: first.context });
    }
  }
  const units = new Map<string, SlotPolicy[]>();
  for (const policy of [...addresses.values()].sort(inOrder).map(policyOf)) {
    const { slot, key, context } = policy.address;
    const name = `${policy.row.group ?? slot}#${key}#${context}`;
    const unit = units.get(name);
    if (unit) unit.push(policy);
    else units.set(name, [policy]);
  }
  return [...units.values()].map((of) => ({ policies: of, claims: speakers.flatMap((speaker) => claimsOn(speaker, of)) }));
}

interface Speaking {
  readonly member: MemberView;
  readonly bySlot: ReadonlyMap<string, readonly KeptClaim[]>;
}

function keptBySlot({ claims }: MemberView): Map<string, KeptClaim[]> {
  const kept = new Map<string, KeptClaim[]>();
  for (const claim of claims) {
    const id = slotId(claim);
    const known = kept.get(id);
    if (known) known.push(claim);
    else kept.set(id, [claim]);
  }
  return kept;
}

function claimsOn({ member, bySlot }: Speaking, policies: readonly SlotPolicy[]): SlotClaims[] {
  const [only] = policies;
  if (only && policies.length === 1) return claimOn({ member, bySlot }, only);
  const found: (readonly [string, Claim])[] = [];
  for (const policy of policies) {
    const { id } = policy;
    const kept = bySlot.get(id);
    const claim = kept && effectiveClaim(member, kept, policy);
    if (claim) found.push([id, claim]);
  }
  const whole = wholeOf(found);
  return whole ? [{ bySlot: new Map(found), whole }] : [];
}

/** Most units are one slot, for which no map is worth its making. */
function claimOn({ member, bySlot }: Speaking, policy: SlotPolicy): SlotClaims[] {
  const { id } = policy;
  const kept = bySlot.get(id);
  const whole = kept && effectiveClaim(member, kept, policy);
  return whole ? [{ bySlot: { get: (sought) => (sought === id ? whole : undefined) }, whole }] : [];
}

/** A unit is verified when all of it is, and as new as its newest part. Values stand above clears. */
function wholeOf(found: readonly (readonly [string, Claim])[]): Claim<Parts> | undefined {
  const claims = found.map(([, claim]) => claim);
  const values = found.filter(([, { state }]) => state === 'value');
  const telling = values.length > 0 ? values.map(([, claim]) => claim) : claims;
  const lead = telling.reduce<Claim | undefined>((newest, claim) => (!newest || isNewer(claim, newest) ? claim : newest), undefined);
  if (!lead) return undefined;
  const isErased = values.length === 0 && claims.some(({ state }) => state === 'erased');
  const parts = Object.fromEntries(values.flatMap(([id, { value }]) => (value === null ? [] : [[id, value]])));
  const isVerified = telling.every(({ verification }) => verification === 'verified');
  return {
    ...lead,
    state: isErased ? 'erased' : lead.state,
    value: values.length > 0 ? parts : null,
    verification: isVerified ? 'verified' : 'unverified',
  };
}

function isNewer(left: Claim, right: Claim): boolean {
  if (isWitnessed(left) !== isWitnessed(right)) return isWitnessed(left);
  return timeThatCounts(left) > timeThatCounts(right);
}
