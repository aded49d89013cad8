import {
  goldenAttributes,
  slotId,
  type CustomerGoldenChanged,
  type SlotAddress,
  type SlotValue,
  type SourceRef,
} from '@trueup/canonical-schema';
import { goldenOf, planWrite, type GoldenInput, type HeldSlot, type KeptClaim, type MemberView, type Plan, type PlanInput } from '../src';
import { CONTRACT, SYSTEMS, systemRow } from './default-contract';

/** The one record that a system has of the customer in these tests. */
export function record(system: string, id = '1'): SourceRef {
  return { system, type: 'customer', id };
}

/** A claim of a value at a time, seen at that time. */
export function claim(address: SlotAddress, value: SlotValue | null, more: Partial<KeptClaim> & { at: number }): KeptClaim {
  const { at, ...rest } = more;
  return {
    ...address,
    state: value === null ? 'cleared' : 'value',
    value,
    valueTime: at,
    timeQuality: 'field',
    origin: 'source',
    verification: 'unverified',
    partId: null,
    correlationId: `change-${at}`,
    receivedAt: at,
    ...rest,
  };
}

/** A record with these claims. */
export function member(system: string, claims: readonly KeptClaim[], more: Partial<MemberView> = {}): MemberView {
  const standing = { lifecycle: 'present', segment: null, firstRecordedAt: 1, linkedAt: 1, linkVersion: 1, because: 'founder' } as const;
  return { source: record(system), ...standing, claims, ...more };
}

/** The input for a customer of these records under the shipped contract. */
export function inputOf(members: readonly MemberView[], more: Partial<GoldenInput> = {}): GoldenInput {
  const founder = members[0]?.source ?? record('shopify-us');
  const rest = {
    customerId: 'c1',
    kind: 'person',
    founder,
    aliases: [],
    contract: CONTRACT,
    systems: SYSTEMS,
    asOf: 1_000,
    delivered: [],
    pins: [],
  } as const;
  return { ...rest, members, ...more };
}

/** The snapshot that the resolver would publish for this input. */
export function snapshotOf(input: GoldenInput): CustomerGoldenChanged {
  const { kind, status, slots, foreign, systems } = goldenOf(input);
  const meta = {
    eventId: 'e',
    correlationId: 'c',
    causationId: null,
    cell: 'demo',
    recordedAt: 1,
    producer: 'test',
    contractVersion: null,
    modelVersion: null,
  };
  return {
    meta,
    customerId: input.customerId,
    version: 1,
    kind,
    status,
    founder: input.founder,
    mergedInto: null,
    aliases: [],
    mergedFrom: [],
    splitFrom: [],
    lane: 'enrichment',
    baseline: false,
    settles: [],
    members: [...input.members],
    systems,
    foreign,
    ...goldenAttributes(slots),
  };
}

/** What a target holds. */
export function held(address: SlotAddress, value: SlotValue | null, more: Partial<HeldSlot> = {}): HeldSlot {
  return { address, value, writtenAs: null, withheld: false, flippedAt: [], ...more };
}

/** The plan for one system; its target holds these slots and takes every value as it is. */
export function planFor(
  system: string,
  golden: CustomerGoldenChanged,
  more: Partial<PlanInput> & { holds?: readonly HeldSlot[] } = {},
): Plan {
  const { holds = [], ...rest } = more;
  return planWrite({
    golden,
    system: systemRow(system),
    target: record(system),
    held: new Map(holds.map((one) => [slotId(one.address), one])),
    contract: CONTRACT,
    systems: SYSTEMS,
    supports: () => true,
    project: (_address, value) => value,
    now: 1_000,
    ...rest,
  });
}
