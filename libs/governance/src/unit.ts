import type { SlotAddress, SlotValue } from '@trueup/canonical-schema';
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
  /** Of each record what it says of the unit as one claim, by which it wins or loses; undefined where it says nothing. */
  readonly wholes: readonly (Claim<SlotValue | Parts> | undefined)[];
  /** For each policy what each record says of that slot, in the order of the wholes. Of one slot alone they are the wholes. */
  readonly parts: readonly (readonly (Claim | undefined)[])[];
}

/** One slot without a group, with what is said of it. */
export function unitAlone(policy: SlotPolicy, claims: readonly (Claim | undefined)[]): Unit {
  return { policies: [policy], wholes: claims, parts: [claims] };
}

/** The units that these records speak of, in no order. */
export function unitsOf(members: readonly MemberView[], policyOf: (address: SlotAddress) => SlotPolicy): Unit[] {
  const units: Unit[] = [];
  const groups = new Map<string, Place[]>();
  for (const place of placesOf(members, policyOf)) {
    const { row, address } = place.policy;
    if (row.group === null) {
      units.push(unitOfPlace(place));
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
      const policy = policyOf(claim);
      const place = places.get(policy.id);
      const last = place?.words.at(-1);
      if (!place) places.set(policy.id, { policy, words: [{ member, kept: [claim] }] });
      else if (last?.member === member) last.kept.push(claim);
      else place.words.push({ member, kept: [claim] });
    }
  }
  return places.values();
}

function unitOfPlace({ policy, words }: Place): Unit {
  return unitAlone(
    policy,
    words.map(({ member, kept }) => effectiveClaim(member, kept, policy)),
  );
}

function unitOfGroup(places: readonly Place[], members: readonly MemberView[]): Unit {
  const policies = places.map(({ policy }) => policy);
  const parts = places.map(({ policy, words }) =>
    members.map((member) => {
      const word = words.find((one) => one.member === member);
      return word && effectiveClaim(member, word.kept, policy);
    }),
  );
  const [only] = parts;
  const wholes =
    parts.length === 1 && only
      ? only
      : members.map((_member, who) =>
          wholeOf(
            parts.map((said) => said[who]),
            policies,
          ),
        );
  return { policies, wholes, parts };
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
