import { slotId, sourceKey, type GoldenSlot, type SlotAddress } from '@trueup/canonical-schema';
import { isLive, type Claim } from './claim';
import { foreignValues, type Foreign } from './foreign-values';
import { dueTime } from './due-time';
import type { Golden, GoldenInput, MemberView, Pin, Proposal, Rejection } from './golden-input';
import { settleUnit, type Settled } from './golden-slots';
import { lastingWithdrawals } from './lasting-withdrawals';
import { loginProposals } from './login-proposals';
import { pinsInForce } from './pins-in-force';
import { placedSubject } from './placed-subject';
import { policiesFor } from './policy';
import { routingClaims, type Routed } from './routing-claims';
import { bySlot, byText } from './slot-order';
import type { SlotPolicy } from './slot-policy';
import { subjectOf, type Subject } from './subject';
import { systemStates } from './system-states';
import { unitAlone, unitsOf, type Unit } from './unit';

/** The golden customer that these records, decisions and this contract make; the same for any order of members and claims. */
export function goldenOf(input: GoldenInput): Golden {
  const live = input.members.filter(isLive).sort(bySource);
  const { settled, slots, subject, pins } = settleWhole(input, live);
  const foreign: Foreign[] = [];
  for (const one of settled) foreign.push(...foreignValues(one, subject));
  return {
    kind: input.kind,
    status: statusOf(live, slots, input),
    slots,
    foreign: foreign.map(({ entry }) => entry),
    systems: systemStates(input, slots),
    proposals: [...foreign.flatMap(proposalOf), ...loginProposals(slots)],
    rejected: foreign.flatMap(rejectionOf),
    dueAt: dueTime(input, pins, settled),
  };
}

interface Whole {
  /** In the order of their addresses. */
  readonly settled: readonly Settled[];
  /** The golden values among them. */
  readonly slots: GoldenSlot[];
  readonly subject: Subject;
  readonly pins: readonly Pin[];
}

/** Where the contract asks where a customer is, that is settled first, by the systems in which they have records. */
function settleWhole(input: GoldenInput, live: readonly MemberView[]): Whole {
  const base = subjectOf(input.kind, input.members, input.systems);
  const byBase = policiesFor(input.contract, base);
  const first = settle(input, live, byBase);
  const subject = placedSubject(base, first.slots, input.contract);
  if (subject === base) return { ...first, subject };
  // Where they are served from cannot depend on itself.
  const bySubject = policiesFor(input.contract, subject);
  return { ...settle(input, live, (address) => (isRoutingSlot(address) ? byBase(address) : bySubject(address))), subject };
}

type PolicyOf = (address: SlotAddress) => SlotPolicy;

function settle(input: GoldenInput, live: readonly MemberView[], policyOf: PolicyOf): Omit<Whole, 'subject'> {
  const pins = pinsInForce(input, policyOf);
  const settling = { pins, asOf: input.asOf };
  const settled: Settled[] = [];
  const routing: Unit[] = [];
  for (const unit of unitsOf(speakersOf(input, live), policyOf)) {
    if (isRouting(unit)) routing.push(unit);
    else settled.push(...settleUnit(unit, settling));
  }
  const routed = routingClaims(live, goldenIn(settled.filter(({ policy }) => isOrder(policy.address))), input.systems);
  for (const unit of withRouted(routing, routed, policyOf)) settled.push(...settleUnit(unit, settling));
  for (const address of unclaimed(pins, settled)) settled.push(...settleUnit(unitAlone(policyOf(address), []), settling));
  settled.sort((left, right) => bySlot(left.policy.address, right.policy.address));
  return { settled, slots: goldenIn(settled), pins };
}

/** Whose claims count: records that stand, and what lasts of those that are gone. */
function speakersOf({ members }: GoldenInput, live: readonly MemberView[]): readonly MemberView[] {
  return live.length === members.length ? live : [...live, ...lastingWithdrawals(members)].sort(bySource);
}

function goldenIn(settled: readonly Settled[]): GoldenSlot[] {
  const slots: GoldenSlot[] = [];
  for (const { golden } of settled) if (golden) slots.push(golden);
  return slots;
}

function withRouted(units: readonly Unit[], routed: readonly Routed[], policyOf: PolicyOf): Unit[] {
  const all = [...units];
  for (const { address, claim } of routed) {
    const at = all.findIndex(({ policies }) => policies[0]?.address.slot === address.slot);
    const unit = all[at] ?? unitAlone(policyOf(address), []);
    const whole = { ...claim, standing: unit.policies[0]?.isRouted ? ('owner' as const) : ('fill' as const) };
    all[at < 0 ? all.length : at] = spokenOf(unit, whole);
  }
  return all;
}

/** The unit with one more claim, on the first of its slots. */
function spokenOf({ policies, wholes, parts }: Unit, claim: Claim): Unit {
  return { policies, wholes: [...wholes, claim], parts: parts.map((said, at) => [...said, at === 0 ? claim : undefined]) };
}

function isRouting({ policies }: Unit): boolean {
  return policies[0] !== undefined && isRoutingSlot(policies[0].address);
}

function isRoutingSlot({ slot }: SlotAddress): boolean {
  return slot.startsWith('routing.');
}

function isOrder({ slot }: SlotAddress): boolean {
  return slot === 'orderReferences';
}

/** Where a steward fixed a value of which no record speaks. */
function unclaimed(pins: readonly Pin[], settled: readonly Settled[]): SlotAddress[] {
  if (pins.length === 0) return [];
  const addresses = new Map<string, SlotAddress>();
  for (const pin of pins) {
    const id = slotId(pin);
    if (!settled.some(({ policy }) => policy.id === id)) addresses.set(id, pin);
  }
  return [...addresses.values()];
}

function bySource(left: MemberView, right: MemberView): number {
  return byText(sourceKey(left.source), sourceKey(right.source));
}

/** Provisional until an order or a record in CRM or ERP stands behind it. */
function statusOf(live: readonly MemberView[], slots: readonly GoldenSlot[], { systems }: GoldenInput): Golden['status'] {
  if (live.length === 0) return 'inactive';
  const isKnown = systems.systems.some(
    ({ system, family }) => (family === 'crm' || family === 'erp') && live.some(({ source }) => source.system === system),
  );
  return isKnown || slots.some(isOrder) ? 'active' : 'provisional';
}

function proposalOf({ claim, entry, settled }: Foreign): Proposal[] {
  if (entry.disposition !== 'propose') return [];
  const { source, valueTime, correlationId } = entry;
  return [{ ...settled.policy.address, source, current: settled.golden?.value ?? null, proposed: claim.value, valueTime, correlationId }];
}

function rejectionOf({ entry, settled }: Foreign): Rejection[] {
  const { source, valueTime, correlationId } = entry;
  return entry.disposition === 'reject' ? [{ ...settled.policy.address, source, valueTime, correlationId }] : [];
}
