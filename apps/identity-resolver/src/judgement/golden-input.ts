import { isSlot, type PartyKind, type SlotValue } from '@trueup/canonical-schema';
import type { GoldenInput, MemberView, Pin } from '@trueup/governance';
import type { Cluster } from '@trueup/identity';
import { keptClaims } from './keep-claims';
import type { Rules } from './rules';
import type { Slice, StoredDecision, StoredDelivery } from './slice';
import type { Link, StoredRecord } from './stored-record';

type LinkedRecord = StoredRecord & { readonly link: Link };

/** What governance needs to judge one customer. Members come in the order of their keys. */
export function goldenInput(group: Cluster, members: readonly LinkedRecord[], from: { slice: Slice; rules: Rules }): GoldenInput {
  const { slice, rules } = from;
  const ids = members.map(({ identity }) => identity.foundingId);
  return {
    customerId: group.customerId,
    kind: kindOf(members),
    founder: group.founder,
    members: members.map(toView),
    aliases: ids.filter((id) => id !== group.customerId).sort(),
    contract: rules.contract,
    systems: rules.systems,
    asOf: rules.now,
    delivered: newestDeliveries(slice.deliveries.filter(({ customerId }) => ids.includes(customerId))),
    pins: pinsOf(slice.decisions.filter(({ records }) => records.some((key) => group.records.includes(key)))),
  };
}

// When a link was found depends on the order of arrival; what golden is made from must not, so first sight stands for it.
function toView({ source, lifecycle, segment, claims, firstRecordedAt, link }: LinkedRecord): MemberView {
  const { linkVersion, because } = link;
  return { source, lifecycle, segment, claims: keptClaims(claims), firstRecordedAt, linkedAt: firstRecordedAt, linkVersion, because };
}

function kindOf(members: readonly LinkedRecord[]): PartyKind {
  const known = [...members].sort((left, right) => left.firstRecordedAt - right.firstRecordedAt || (left.key < right.key ? -1 : 1));
  return known.find(({ kind }) => kind !== 'UNKNOWN')?.kind ?? 'UNKNOWN';
}

function newestDeliveries(deliveries: readonly StoredDelivery[]): GoldenInput['delivered'] {
  const newest = new Map<string, StoredDelivery>();
  const ordered = [...deliveries].sort((left, right) => left.at - right.at || (left.customerId < right.customerId ? -1 : 1));
  for (const delivery of ordered) newest.set(delivery.system, delivery);
  return [...newest.values()]
    .map(({ system, state, reason }) => ({ system, state, reason }))
    .sort((left, right) => (left.system < right.system ? -1 : 1));
}

/** The pins in force: for each slot the newest word, unless it takes the pin away. */
function pinsOf(decisions: readonly StoredDecision[]): Pin[] {
  const words = decisions.filter(({ kind }) => kind === 'pin' || kind === 'unpin').sort(byTime);
  const last = new Map(words.map((word) => [`${word.slot}#${word.slotKey}#${word.context}`, word] as const));
  return [...last.values()].flatMap(({ kind, slot, slotKey, context, value, ...rest }) => {
    if (kind !== 'pin' || slot === null || !isSlot(slot)) return [];
    const { decisionId, decidedAt, expiresAt } = rest;
    return [
      { decisionId, slot, key: slotKey, context, value: value === null ? null : (JSON.parse(value) as SlotValue), decidedAt, expiresAt },
    ];
  });
}

function byTime(left: StoredDecision, right: StoredDecision): number {
  return left.decidedAt - right.decidedAt || (left.decisionId < right.decisionId ? -1 : 1);
}
