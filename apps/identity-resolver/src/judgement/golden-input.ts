import { slotId } from '@trueup/canonical-schema';
import type { GoldenInput, MemberView } from '@trueup/governance';
import type { Cluster } from '@trueup/identity';
import { canonicalClaims } from './canonical-claims';
import type { Circular } from './cycles';
import { keptClaims } from './keep-claims';
import { kindOf } from './kind-of';
import type { HolderOf } from './parties';
import type { HeirOf } from './pinned-parties';
import type { Rules } from './rules';
import type { Scene, StoredDelivery } from './slice';
import { standingPins, type StandingPins } from './standing-pins';
import type { Link, StoredRecord } from './stored-record';

type LinkedRecord = StoredRecord & { readonly link: Link };

export interface GoldenSources {
  readonly slice: Scene;
  readonly rules: Rules;
  readonly holderOf: HolderOf;
  readonly circular: Circular;
}

/** What governance needs to judge one customer: claims about customers, no circles. Members come in the order of their keys. */
export function goldenInput(
  group: Cluster,
  members: readonly LinkedRecord[],
  from: GoldenSources & Pick<StandingPins, 'pins'>,
): GoldenInput {
  const { slice, rules } = from;
  const ids = members.map(({ identity }) => identity.foundingId);
  return {
    customerId: group.customerId,
    kind: kindOf(members),
    founder: group.founder,
    members: members.map((member) => toView(member, from)),
    aliases: ids.filter((id) => id !== group.customerId).sort(),
    contract: rules.contract,
    systems: rules.systems,
    asOf: rules.now,
    delivered: newestDeliveries(slice.deliveries.filter(({ customerId }) => ids.includes(customerId))),
    pins: from.pins,
  };
}

// When a link was found depends on the order of arrival; what golden is made from must not, so first sight stands for it.
function toView(record: LinkedRecord, { holderOf, circular }: GoldenSources): MemberView {
  const { key, source, lifecycle, segment, firstRecordedAt } = record;
  const { linkVersion, because } = record.link;
  const refused = circular.get(key);
  const kept = keptClaims(record.claims);
  const claims = canonicalClaims(refused ? kept.filter((claim) => !refused.has(slotId(claim))) : kept, holderOf);
  return { source, lifecycle, segment, claims, firstRecordedAt, linkedAt: firstRecordedAt, linkVersion, because };
}

function newestDeliveries(deliveries: readonly StoredDelivery[]): GoldenInput['delivered'] {
  if (deliveries.length === 0) return [];
  const newest = new Map<string, StoredDelivery>();
  const ordered = [...deliveries].sort((left, right) => left.at - right.at || (left.customerId < right.customerId ? -1 : 1));
  for (const delivery of ordered) newest.set(delivery.system, delivery);
  return [...newest.values()]
    .map(({ system, state, reason }) => ({ system, state, reason }))
    .sort((left, right) => (left.system < right.system ? -1 : 1));
}

const NO_PINS: StandingPins = { pins: [], contested: [] };

/** What stewards fixed about the customer of these records. */
export function pinsOf(keys: readonly string[], from: GoldenSources): StandingPins {
  const own = from.slice.decisions.filter(({ records }) => records.some((key) => keys.includes(key)));
  return own.length === 0 ? NO_PINS : standingPins(own, heirs(from), from.rules.now);
}

/** A customer that is no more lives on in the one that holds the record which founded it. */
function heirs({ slice, holderOf }: GoldenSources): HeirOf {
  const founders = new Map(slice.founders.map(({ customerId, key }) => [customerId, key] as const));
  return (id) => {
    const founder = founders.get(id);
    return founder === undefined ? id : holderOf(founder);
  };
}
