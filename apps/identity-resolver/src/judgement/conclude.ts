import { sourceKey, type CustomerGoldenChanged } from '@trueup/canonical-schema';
import { goldenOf, type Golden } from '@trueup/governance';
import type { Cluster } from '@trueup/identity';
import { canonicalSlots } from './canonical-claims';
import type { Circular } from './cycles';
import { goldenInput, pinsOf } from './golden-input';
import { keptClaims } from './keep-claims';
import { laneOf } from './lane-of';
import { originsOf } from './origins-of';
import { quietBaseline } from './quiet-baseline';
import { dueOf, type Due } from './due';
import { asForeign, isKnown, refusedCircles, type CircleRefusal } from './refuse-circles';
import type { Regrouped } from './regroup';
import type { Rules } from './rules';
import { settle } from './settle';
import type { Scene, StoredCustomer } from './slice';
import type { ContestedPin } from './standing-pins';
import type { StoredRecord } from './stored-record';
import { isSaid, snapshotOf, type SnapshotBody } from './snapshot';
import { partingsOf, withTakenBack } from './taken-back';
import type { LiveChange, Touch } from './touch';
import type { NewSnapshot } from './verdict';

export interface Concluding {
  readonly slice: Scene;
  readonly regrouped: Regrouped;
  readonly rules: Rules;
  /** The slice's records by key. */
  readonly before: ReadonlyMap<string, StoredRecord>;
  /** The slice's customers by id. */
  readonly customers: ReadonlyMap<string, StoredCustomer>;
  readonly circular: Circular;
}

/** What became of one customer. `snapshot` is absent where there is nothing to tell. */
export interface Conclusion {
  readonly customerId: string;
  readonly golden: Golden;
  readonly customer: Omit<StoredCustomer, 'snapshot'> | undefined;
  readonly snapshot: NewSnapshot | undefined;
  /** Relations that close a circle and were not told of yet. */
  readonly circles: readonly CircleRefusal[];
  readonly contestedPins: readonly ContestedPin[];
  readonly due: readonly Due[];
}

/** Judges one customer. There is a new version where its snapshot says something new or a live change wants its answer. */
export function conclude(group: Cluster, touches: readonly Touch[], from: Concluding): Conclusion {
  const { slice, regrouped, rules, circular } = from;
  const { holderOf } = regrouped;
  const members = group.records.flatMap((key) => regrouped.records.get(key) ?? []);
  const sources = { slice, rules, holderOf, circular };
  const { pins, contested: contestedPins } = pinsOf(group.records, sources);
  const input = goldenInput(group, members, { ...sources, pins });
  const refused = refusedCircles(members, circular, holderOf);
  const parted = { decisions: partingsOf(slice, rules), contractVersion: rules.contract.version };
  const judged = withTakenBack(quietBaseline(goldenOf(input), members), members, parted);
  const golden = refused.length > 0 ? { ...judged, foreign: [...judged.foreign, ...refused.map(asForeign)] } : judged;
  const body = snapshotOf(input, golden, members);
  const before = from.customers.get(group.customerId);
  const isChanged = !before || before.mergedInto !== null || !isSaid(before.snapshot, body);
  const changes = touches.flatMap(({ change }) => (change ? canonicalChange(change, regrouped) : []));
  const circles = refused.filter((refusal) => !isKnown(refusal, before?.snapshot.foreign ?? []));
  const [first] = touches;
  const { customerId, founder } = group;
  const due = dueOf(group, golden, { decisions: slice.decisions, now: rules.now });
  const judgement = { customerId, golden, circles, contestedPins, due };
  if ((!isChanged && changes.length === 0) || !first) return { ...judgement, customer: undefined, snapshot: undefined };
  const version = (before?.version ?? 0) + 1;
  const event: Omit<CustomerGoldenChanged, 'meta'> = {
    ...body,
    version,
    mergedInto: null,
    ...origins(group, from),
    lane: laneOf(changes),
    baseline: touches.every(({ isBaseline, isRecompute }) => isBaseline || (isRecompute === true && areLoaded(members))),
    settles: changes.map((change) => settle(change, { golden, before: before?.snapshot, isChanged })),
  };
  const cause = touches.find(({ change }) => change)?.cause ?? first.cause;
  return {
    ...judgement,
    customer: { customerId, version, founder, mergedInto: null },
    snapshot: { golden: event, cause },
  };
}

function canonicalChange(change: LiveChange, { records, holderOf }: Regrouped): LiveChange {
  const claims = keptClaims(records.get(sourceKey(change.source))?.claims ?? {});
  return { ...change, slots: canonicalSlots(change.slots, claims, holderOf) };
}

/** Whether nobody has said anything of them but loads. */
function areLoaded(members: readonly StoredRecord[]): boolean {
  const said = [...originsOf(members).values()];
  return said.length > 0 && said.every(({ isBaseline }) => isBaseline);
}

/** The customers that this one took over, and those that it was split from. */
function origins(group: Cluster, { regrouped, before }: Concluding): Pick<CustomerGoldenChanged, 'mergedFrom' | 'splitFrom'> {
  const held = group.records.flatMap((key) => before.get(key)?.link?.customerId ?? []).filter((id) => id !== group.customerId);
  if (held.length === 0) return { mergedFrom: [], splitFrom: [] };
  const former = [...new Set(held)].sort();
  const founded = new Set(group.records.flatMap((key) => before.get(key)?.identity.foundingId ?? []));
  return {
    mergedFrom: former.filter((id) => !regrouped.living.has(id) && founded.has(id)),
    splitFrom: former.filter((id) => regrouped.living.has(id)),
  };
}

/** The last snapshot of a customer whose records are all with another one now. */
export function concludeMerged(customer: StoredCustomer, mergedInto: string, touch: Touch): Conclusion['snapshot'] & object {
  const { snapshot } = customer;
  const { meta: _meta, ...rest } = snapshot;
  const nothing: Pick<SnapshotBody, 'members' | 'systems' | 'foreign' | 'aliases'> = { members: [], systems: [], foreign: [], aliases: [] };
  const facts = { version: customer.version + 1, status: 'merged', mergedInto, mergedFrom: [], splitFrom: [], settles: [] };
  return { golden: { ...rest, ...nothing, ...facts, lane: 'enrichment', baseline: touch.isBaseline }, cause: touch.cause };
}
