import { sourceKey, type GoldenSlot, type OrderReference, type SlotAddress, type SourceRef } from '@trueup/canonical-schema';
import type { Claim } from './claim';
import type { MemberView } from './golden-input';
import { byText } from './slot-order';
import type { SystemsConfig } from './system-row';

type Fact = 'legalEntity' | 'businessUnit' | 'region' | 'brand';

const FACTS: readonly Fact[] = ['legalEntity', 'businessUnit', 'region', 'brand'];

/** What the routing rule says: the customer is served from where the newest standing order was placed, else from where the first record is. */
export interface Routed {
  readonly address: SlotAddress;
  readonly claim: Claim;
}

/** The routing rule's claims for these records and golden order references. */
export function routingClaims(members: readonly MemberView[], orders: readonly GoldenSlot[], systems: SystemsConfig): Routed[] {
  const rowOf = (source: SourceRef) => systems.systems.find(({ system }) => system === source.system);
  const found = newestOrder(orders) ?? firstRecord(members);
  const row = found && rowOf(found.source);
  if (!found || !row) return [];
  return FACTS.flatMap((fact) => {
    const value = fact === 'legalEntity' || fact === 'brand' ? (found.order?.[fact] ?? row[fact]) : row[fact];
    return value === null ? [] : [{ address: { slot: `routing.${fact}` as const, key: '', context: '' }, claim: derived(found, value) }];
  });
}

interface Origin {
  readonly source: SourceRef;
  readonly at: number;
  readonly correlationId: string | null;
  readonly order?: OrderReference;
}

function newestOrder(orders: readonly GoldenSlot[]): Origin | undefined {
  const placed = orders.flatMap(({ key, value, provenance }) => {
    const order = value as OrderReference | null;
    return order && order.status !== 'cancelled' ? [{ key, order, provenance }] : [];
  });
  const [newest] = placed.sort((left, right) => (right.order.placedAt ?? 0) - (left.order.placedAt ?? 0) || byText(left.key, right.key));
  if (!newest) return undefined;
  const { source, valueTime, correlationId } = newest.provenance;
  return { source, at: newest.order.placedAt ?? valueTime ?? 0, correlationId, order: newest.order };
}

function firstRecord(members: readonly MemberView[]): Origin | undefined {
  const [first] = members
    .slice()
    .sort((left, right) => left.firstRecordedAt - right.firstRecordedAt || byText(sourceKey(left.source), sourceKey(right.source)));
  return first && { source: first.source, at: first.firstRecordedAt, correlationId: null };
}

function derived({ source, at, correlationId }: Origin, value: string): Claim {
  return { source, state: 'value', value, valueTime: at, timeQuality: 'record', verification: 'unverified', receivedAt: at, correlationId };
}
