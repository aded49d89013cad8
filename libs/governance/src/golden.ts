import { slotId, sourceKey, type GoldenSlot, type SlotAddress } from '@trueup/canonical-schema';
import { isLive } from './claim';
import { foreignValues, type Foreign } from './foreign-values';
import { dueTime } from './due-time';
import type { Golden, GoldenInput, MemberView, Pin, Proposal, Rejection } from './golden-input';
import { settleUnit, type Settled } from './golden-slots';
import { lastingWithdrawals } from './lasting-withdrawals';
import { loginProposals } from './login-proposals';
import { pinsInForce } from './pins-in-force';
import { placedSubject } from './placed-subject';
import { policyFor } from './policy';
import { routingClaims, type Routed } from './routing-claims';
import { bySlot, byText } from './slot-order';
import type { SlotPolicy } from './slot-policy';
import { subjectOf, type Subject } from './subject';
import { systemStates } from './system-states';
import { unitsOf, type Unit } from './unit';

/** The golden customer that these records, decisions and this contract make; the same for any order of members and claims. */
export function goldenOf(input: GoldenInput): Golden {
  const live = input.members.filter(isLive).sort(bySource);
  const { settled, subject, pins } = settleWhole(input, live);
  const slots = goldenIn(settled);
  const foreign = settled.flatMap((one) => foreignValues(one, subject).map((found) => ({ ...found, settled: one })));
  const orders = slots.filter(({ slot }) => slot === 'orderReferences');
  return {
    kind: input.kind,
    status: statusOf(live, orders, input),
    slots,
    foreign: foreign.map(({ entry }) => entry),
    systems: systemStates(input, slots),
    proposals: [...foreign.flatMap((one) => proposalOf(one)), ...loginProposals(slots)],
    rejected: foreign.flatMap((one) => rejectionOf(one)),
    dueAt: dueTime(input, pins, settled),
  };
}

interface Whole {
  readonly settled: readonly Settled[];
  readonly subject: Subject;
  readonly pins: readonly Pin[];
}

/** Where the contract asks where a customer is, that is settled first, by the systems in which they have records. */
function settleWhole(input: GoldenInput, live: readonly MemberView[]): Whole {
  const base = subjectOf(input.kind, input.members, input.systems);
  const first = settle(input, live, (address) => policyFor(input.contract, address, base));
  const subject = placedSubject(base, goldenIn(first.settled), input.contract);
  if (subject === base) return { ...first, subject };
  // Where they are served from cannot depend on itself.
  const policyOf = (address: SlotAddress) => policyFor(input.contract, address, isRoutingSlot(address) ? base : subject);
  return { ...settle(input, live, policyOf), subject };
}

function goldenIn(settled: readonly Settled[]): GoldenSlot[] {
  return settled.flatMap(({ golden }) => golden ?? []).sort(bySlot);
}

function settle(input: GoldenInput, live: readonly MemberView[], policyOf: (address: SlotAddress) => SlotPolicy): Omit<Whole, 'subject'> {
  const pins = pinsInForce(input, policyOf);
  const settleAll = (units: readonly Unit[]) => units.flatMap((unit) => settleUnit(unit, { pins, asOf: input.asOf }));
  const units = unitsOf([...live, ...lastingWithdrawals(input.members)].sort(bySource), policyOf);
  const plain = settleAll(units.filter((unit) => !isRouting(unit)));
  const orders = plain.flatMap(({ golden }) => (golden?.slot === 'orderReferences' ? golden : []));
  const routed = settleAll(withRouted(units.filter(isRouting), routingClaims(live, orders, input.systems), policyOf));
  const unclaimed = pins.filter((pin) => ![...plain, ...routed].some(({ policy }) => policy.id === slotId(pin)));
  const pinned = settleAll(uniqueAddresses(unclaimed).map((address) => ({ policies: [policyOf(address)], claims: [] })));
  return { settled: [...plain, ...routed, ...pinned].sort((left, right) => bySlot(left.policy.address, right.policy.address)), pins };
}

function withRouted(
  units: readonly Unit[],
  routed: readonly Routed[],
  policyOf: (address: SlotAddress) => Unit['policies'][number],
): Unit[] {
  const claimed = units.map((unit) => ({ unit, extra: routed.filter(({ address }) => unit.policies[0]?.address.slot === address.slot) }));
  const fresh = routed.filter(({ address }) => !units.some(({ policies }) => policies[0]?.address.slot === address.slot));
  const bare = fresh.map((one) => ({ unit: { policies: [policyOf(one.address)], claims: [] }, extra: [one] }));
  return [...claimed, ...bare].map(({ unit, extra }) => ({ ...unit, claims: [...unit.claims, ...extra.map((one) => spoken(one, unit))] }));
}

function spoken({ address, claim }: Routed, { policies }: Unit): Unit['claims'][number] {
  const whole = { ...claim, standing: policies[0]?.isRouted ? ('owner' as const) : ('fill' as const) };
  return { bySlot: new Map([[slotId(address), whole]]), whole };
}

function isRouting({ policies }: Unit): boolean {
  return policies[0] !== undefined && isRoutingSlot(policies[0].address);
}

function isRoutingSlot({ slot }: SlotAddress): boolean {
  return slot.startsWith('routing.');
}

function uniqueAddresses(pins: readonly SlotAddress[]): SlotAddress[] {
  return [...new Map(pins.map(({ slot, key, context }) => [slotId({ slot, key, context }), { slot, key, context }])).values()];
}

function bySource(left: MemberView, right: MemberView): number {
  return byText(sourceKey(left.source), sourceKey(right.source));
}

/** Provisional until an order or a record in CRM or ERP stands behind it. */
function statusOf(live: readonly MemberView[], orders: readonly GoldenSlot[], { systems }: GoldenInput): Golden['status'] {
  if (live.length === 0) return 'inactive';
  const families = new Map(systems.systems.map(({ system, family }) => [system, family]));
  const isKnown = live.some(({ source }) => ['crm', 'erp'].includes(families.get(source.system) ?? ''));
  return isKnown || orders.length > 0 ? 'active' : 'provisional';
}

function proposalOf({ claim, entry, settled }: Foreign & { settled: Settled }): Proposal[] {
  if (entry.disposition !== 'propose') return [];
  const { source, valueTime, correlationId } = entry;
  return [{ ...settled.policy.address, source, current: settled.golden?.value ?? null, proposed: claim.value, valueTime, correlationId }];
}

function rejectionOf({ entry, settled }: Foreign & { settled: Settled }): Rejection[] {
  const { source, valueTime, correlationId } = entry;
  return entry.disposition === 'reject' ? [{ ...settled.policy.address, source, valueTime, correlationId }] : [];
}
