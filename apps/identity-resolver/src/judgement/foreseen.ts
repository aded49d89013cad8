import {
  goldenSlotsOf,
  slotId,
  sourceKey,
  type CustomerGoldenChanged,
  type EventMeta,
  type SlotAddress,
  type SlotValue,
} from '@trueup/canonical-schema';
import type { HeldBack } from '@trueup/governance';
import { foreseenWrites } from './foreseen-writes';
import { judge } from './judge';
import { regroup, type Regrouped } from './regroup';
import type { Rules } from './rules';
import type { Scene, StoredDecision } from './slice';
import { writeTakenBack, type TakenBack } from './taken-back';

/** One value as it is and as it would be; null for none. */
export interface ValueChange extends SlotAddress {
  readonly before: SlotValue | null;
  readonly after: SlotValue | null;
}

/** What becomes of those who know a customer as `was`, at its `version`: which customer it is then, with which records and values. */
export interface ForeseenCustomer {
  readonly was: string;
  readonly version: number;
  readonly customerId: string;
  readonly records: readonly string[];
  readonly changes: readonly ValueChange[];
}

/** What one record in a system would be told; `record` is null where one would be made. `waits` is what differs and is left alone. */
export interface ForeseenWrite {
  readonly system: string;
  readonly record: string | null;
  readonly customerId: string;
  readonly changes: readonly ValueChange[];
  readonly waits: readonly (SlotAddress & Pick<HeldBack, 'because'>)[];
}

/** What decisions would bring about. */
export interface Foreseen {
  readonly customers: readonly ForeseenCustomer[];
  readonly targets: readonly ForeseenWrite[];
}

export interface Prospect {
  /** As they were given; a parting among them says now what it takes back. */
  readonly decisions: readonly StoredDecision[];
  readonly regrouped: Regrouped;
  /** Snapshots that would be published, save for their meta. */
  readonly after: ReadonlyMap<string, CustomerGoldenChanged>;
  readonly foreseen: Foreseen;
}

/**
 * What decisions would bring about among the customers of a scene, by the judgement that will take them in. Pure. What customers elsewhere
 * make of it, such as contacts of a company that became another one, is not followed.
 */
export function foresee(
  scene: Scene,
  decisions: readonly StoredDecision[],
  { rules, cause }: { rules: Rules; cause: EventMeta },
): Prospect {
  const first = outcome(scene, decisions, { rules, cause });
  const parting = decisions.find(({ kind }) => kind === 'split' || kind === 'neverLink');
  const takenBack = parting ? writeTakenBack(lostBy(first.foreseen)) : null;
  if (!parting || takenBack === null) return { ...first, decisions };
  const told = decisions.map((decision) => (decision === parting ? { ...decision, value: takenBack } : decision));
  return { ...outcome(scene, told, { rules, cause }), decisions: told };
}

function outcome(
  scene: Scene,
  decisions: readonly StoredDecision[],
  { rules, cause }: { rules: Rules; cause: EventMeta },
): Omit<Prospect, 'decisions'> {
  const decided: Scene = { ...scene, decisions: [...scene.decisions, ...decisions] };
  const known = new Set(scene.records.map(({ key }) => key));
  const keys = [...new Set(decisions.flatMap(({ records }) => records))].filter((key) => known.has(key));
  const verdict = judge(
    decided,
    keys.map((key) => ({ key, cause, isBaseline: false })),
    rules,
  );
  const regrouped = regroup(decided, rules);
  const after = new Map(verdict.snapshots.map(({ golden }) => [golden.customerId, { ...golden, meta: cause }] as const));
  const customers = becoming(scene, regrouped, after);
  return { regrouped, after, foreseen: { customers, targets: foreseenWrites(decided, { regrouped, after, rules, cause }) } };
}

function becoming(scene: Scene, { clusters }: Regrouped, after: ReadonlyMap<string, CustomerGoldenChanged>): ForeseenCustomer[] {
  const held = new Map(scene.records.map(({ key, link }) => [key, link?.customerId] as const));
  const before = new Map(scene.customers.map((customer) => [customer.customerId, customer] as const));
  return clusters.flatMap(({ customerId, records }) => {
    const golden = after.get(customerId);
    const former = [...new Set(records.flatMap((key) => held.get(key) ?? []))].sort();
    return former.flatMap((was): ForeseenCustomer[] => {
      const customer = before.get(was);
      if (!golden || !customer) return [];
      return [{ was, version: customer.version, customerId, records, changes: changesBetween(customer.snapshot, golden) }];
    });
  });
}

function changesBetween(before: CustomerGoldenChanged, after: CustomerGoldenChanged): ValueChange[] {
  const [old, fresh] = [before, after].map(
    (golden) =>
      new Map(
        goldenSlotsOf(golden).map(({ slot, key, context, value }) => [slotId({ slot, key, context }), { slot, key, context, value }]),
      ),
  );
  const ids = [...new Set([...(old?.keys() ?? []), ...(fresh?.keys() ?? [])])].sort();
  return ids.flatMap((id): ValueChange[] => {
    const [was, is] = [old?.get(id), fresh?.get(id)];
    const place = was ?? is;
    if (!place || JSON.stringify(was?.value ?? null) === JSON.stringify(is?.value ?? null)) return [];
    const { slot, key, context } = place;
    return [{ slot, key, context, before: was?.value ?? null, after: is?.value ?? null }];
  });
}

/** The values that a parting leaves nobody to say; parties, employers and routing follow from the records by themselves. */
function lostBy({ customers }: Foreseen): TakenBack {
  const lost = customers.map(({ records, changes }) => {
    const gone = changes.filter(
      ({ slot, context, after }) => after === null && !/^(relations|routing)[.]/.test(slot) && !context.startsWith('business:'),
    );
    return [records[0] ?? '', gone.map(({ slot, key, context }) => ({ slot, key, context }))] as const;
  });
  return Object.fromEntries(lost.filter(([key, gone]) => key !== '' && gone.length > 0));
}

/** The records of a scene by the customers that would hold them. */
export function holdersIn({ regrouped }: Pick<Prospect, 'regrouped'>): ReadonlyMap<string, string> {
  return new Map([...regrouped.records.values()].map(({ source, link }) => [sourceKey(source), link.customerId] as const));
}
