import {
  goldenAttributes,
  type CustomerGoldenChanged,
  type GoldenSlot,
  type Member,
  type SettledChange,
  type Slot,
  type SlotValue,
  type SourceRef,
  type SystemStateKind,
} from '@trueup/canonical-schema';
import { randomUUID } from 'node:crypto';

const CONTEXTUAL: readonly string[] = ['emails.contact', 'phones.mobile', 'addresses.billing'];
const FOUNDER: SourceRef = { system: 'crm-one', type: 'Contact', id: 'founder' };

/** A golden person for tests. `values` are slots with their values; the rest is what a resolver would say of a customer of the CRM. */
export function goldenPerson(given: {
  readonly customerId: string;
  readonly version: number;
  readonly values: Partial<Record<Slot, SlotValue | null>>;
  readonly members?: readonly SourceRef[];
  readonly systems?: Readonly<Record<string, SystemStateKind>>;
  readonly settles?: readonly Partial<SettledChange>[];
  readonly correlationId?: string;
  readonly lane?: string;
}): CustomerGoldenChanged {
  const { customerId, version, members = [], correlationId = randomUUID(), lane = 'enrichment' } = given;
  const now = Date.now();
  const settles = given.settles ?? [{ slots: Object.keys(given.values) }];
  return {
    meta: {
      eventId: randomUUID(),
      correlationId,
      causationId: null,
      cell: 'test',
      recordedAt: now,
      producer: 'test',
      contractVersion: null,
      modelVersion: null,
    },
    customerId,
    version,
    kind: 'person',
    status: 'active',
    founder: FOUNDER,
    mergedInto: null,
    aliases: [],
    mergedFrom: [],
    splitFrom: [],
    lane,
    baseline: false,
    settles: settles.map((change) => ({
      ...{ correlationId, source: FOUNDER, effect: 'accepted', disposition: null, slots: [], sourceTime: now, receivedAt: now },
      ...change,
    })),
    members: [FOUNDER, ...members].map(member),
    systems: Object.entries(given.systems ?? {}).map(([system, state]) => {
      const primary = members.find((one) => one.system === system) ?? null;
      return { system, state, reason: null, primary, others: [] };
    }),
    foreign: [],
    ...goldenAttributes(Object.entries(given.values).map(([slot, value]) => goldenSlot(slot as Slot, value, now))),
  };
}

function goldenSlot(slot: Slot, value: SlotValue | null, now: number): GoldenSlot {
  return {
    slot,
    key: '',
    context: CONTEXTUAL.includes(slot) ? 'private' : '',
    state: value === null ? 'cleared' : 'value',
    value,
    provenance: {
      source: FOUNDER,
      valueTime: now,
      timeQuality: 'diff',
      verification: 'UNKNOWN',
      rule: 'owner',
      contractVersion: 'test',
      correlationId: null,
      losers: [],
    },
  };
}

function member(source: SourceRef): Member {
  return { source, linkVersion: 1, lifecycle: 'present', segment: null, linkedAt: 0, because: 'test' };
}
