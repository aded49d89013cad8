import { slotId, type SlotAddress, type SlotValue } from '@trueup/canonical-schema';
import { isWitnessed, timeThatCounts, type Claim } from './claim';
import type { KeptClaim, MemberView } from './golden-input';
import { effectiveClaim } from './effective-claim';
import { bySlot } from './slot-order';
import type { SlotPolicy } from './slot-policy';

/** Values by slot id. */
export type Parts = Readonly<Record<string, SlotValue>>;

/** Slots that win or lose together: the slots of one group with one key and context, or one slot alone. */
export interface Unit {
  readonly policies: readonly SlotPolicy[];
  /** What each record says about each of the slots. */
  readonly claims: readonly SlotClaims[];
}

/** What one record says about the slots of a unit. */
export interface SlotClaims {
  /** In the order of the policies; undefined where the record says nothing of that slot. */
  readonly parts: readonly (Claim | undefined)[];
  /** The same as one claim, by which the record wins or loses. */
  readonly whole: Claim<SlotValue | Parts>;
}

/** The units that these records speak of, in no order. `policyOf` is asked once for each slot. */
export function unitsOf(members: readonly MemberView[], policyOf: (address: SlotAddress) => SlotPolicy): Unit[] {
  const units: Unit[] = [];
  const groups = new Map<string, Place[]>();
  for (const place of placesOf(members, policyOf)) {
    const { row, address } = place.policy;
    if (row.group === null) {
      units.push(unitAlone(place));
      continue;
    }
    const name = `${row.group}#${address.key}#${address.context}`;
    const group = groups.get(name);
    if (group) group.push(place);
    else groups.set(name, [place]);
  }
  for (const places of groups.values()) units.push(unitOfGroup(places.sort(byAddress), members));
  return units;
}

/** What is said about one slot, record by record. */
interface Place {
  readonly policy: SlotPolicy;
  readonly words: Word[];
}

interface Word {
  readonly member: MemberView;
  readonly kept: KeptClaim[];
}

function placesOf(members: readonly MemberView[], policyOf: (address: SlotAddress) => SlotPolicy): Iterable<Place> {
  const places = new Map<string, Place>();
  for (const member of members) {
    for (const claim of member.claims) {
      const id = slotId(claim);
      const place = places.get(id);
      const last = place?.words.at(-1);
      if (!place) places.set(id, { policy: policyOf(claim), words: [{ member, kept: [claim] }] });
      else if (last?.member === member) last.kept.push(claim);
      else place.words.push({ member, kept: [claim] });
    }
  }
  return places.values();
}

function unitAlone({ policy, words }: Place): Unit {
  const claims: SlotClaims[] = [];
  for (const { member, kept } of words) {
    const whole = effectiveClaim(member, kept, policy);
    if (whole) claims.push({ parts: [whole], whole });
  }
  return { policies: [policy], claims };
}

function unitOfGroup(places: readonly Place[], members: readonly MemberView[]): Unit {
  const policies = places.map(({ policy }) => policy);
  const claims: SlotClaims[] = [];
  for (const member of members) {
    const parts = places.map(({ policy, words }) => {
      const word = words.find((one) => one.member === member);
      return word && effectiveClaim(member, word.kept, policy);
    });
    const whole = policies.length === 1 ? parts[0] : wholeOf(parts, policies);
    if (whole) claims.push({ parts, whole });
  }
  return { policies, claims };
}

/** A unit is verified when all of it is, and as new as its newest part. Values stand above clears. */
function wholeOf(parts: readonly (Claim | undefined)[], policies: readonly SlotPolicy[]): Claim<Parts> | undefined {
  const claims = parts.filter((claim) => claim !== undefined);
  const values = claims.filter(({ state }) => state === 'value');
  const telling = values.length > 0 ? values : claims;
  const lead = telling.reduce<Claim | undefined>((newest, claim) => (!newest || isNewer(claim, newest) ? claim : newest), undefined);
  if (!lead) return undefined;
  const isErased = values.length === 0 && claims.some(({ state }) => state === 'erased');
  const isVerified = telling.every(({ verification }) => verification === 'verified');
  return {
    ...lead,
    state: isErased ? 'erased' : lead.state,
    value: values.length > 0 ? valuesOf(parts, policies) : null,
    verification: isVerified ? 'verified' : 'unverified',
  };
}

function valuesOf(parts: readonly (Claim | undefined)[], policies: readonly SlotPolicy[]): Parts {
  const values: Record<string, SlotValue> = {};
  for (const [at, { id }] of policies.entries()) {
    const part = parts[at];
    if (part?.state === 'value' && part.value !== null) values[id] = part.value;
  }
  return values;
}

function byAddress(left: Place, right: Place): number {
  return bySlot(left.policy.address, right.policy.address);
}

function isNewer(left: Claim, right: Claim): boolean {
  if (isWitnessed(left) !== isWitnessed(right)) return isWitnessed(left);
  return timeThatCounts(left) > timeThatCounts(right);
}
