import { goldenSlotsOf, sourceKey, type CustomerGoldenChanged } from '@trueup/canonical-schema';
import { mayHold } from '@trueup/governance';
import { termsOf } from '../control/plan-terms';
import { createsFor } from '../parties/creates-for';
import { localise } from '../parties/localise';
import { contextOf, partyIn, type Parties } from '../parties/parties';
import type { DesiredRow } from '../store/desired-store';
import { planTarget, type PlannedTarget, type Target } from './plan-target';
import { createType } from './prepare-create';
import { sourceOf, type SystemRuntime } from './system-runtime';
import type { Targets } from './targets';

/** What a row's records should be told. */
export interface RowPlan {
  readonly planned: readonly PlannedTarget[];
  /** Records to make. */
  readonly creates: readonly PlannedTarget[];
  /** Customer ids of parties that have no record here: what speaks of them waits until they have. */
  readonly waitFor: readonly string[];
}

/** What a row's records should be told, or what keeps it from being worked out. */
export function plansOf(runtime: SystemRuntime, row: DesiredRow, found: Targets): RowPlan | { readonly error: unknown } {
  try {
    return planRow(runtime, row, found);
  } catch (error) {
    return { error };
  }
}

function planRow(runtime: SystemRuntime, row: DesiredRow, found: Targets): RowPlan {
  const { snapshot } = row;
  const { targets, gone, parties } = found;
  const terms = termsOf(runtime, row);
  const plan = (target: Target) => planTarget(runtime, seenFrom(runtime, { target, snapshot, parties }), { ...target, terms });
  const present = targets.map(({ held }) => held);
  const isHealed = onlyHeals(row);
  const creates = createsFor(snapshot, { row: runtime.row, systems: runtime.systems }, { present, gone, parties });
  const made = (isHealed ? [] : creates.now).flatMap(({ context, place }): Target[] => {
    const type = createType(runtime, snapshot, context);
    return type === null ? [] : [{ ref: null, type, linkVersion: 0, held: undefined, current: null, context, place }];
  });
  return {
    planned: targets.map(plan),
    creates: made.map(plan).filter(({ plan: { operation } }) => operation === 'create'),
    // A row that waits is due later for whatever it lacks, which a wave like that did not ask for.
    waitFor: isHealed ? [] : [...new Set([...creates.waitFor, ...unknownParties(runtime, snapshot, parties)])].sort(),
  };
}

/** Whether nothing but a wave that makes no records brought the row up. */
function onlyHeals({ wave, settles }: DesiredRow): boolean {
  return wave != null && !wave.creates && settles.length === 0;
}

/** The snapshot in the words of one target. Of several records of a party, the one stands for it that the target names already, or is made at. */
function seenFrom(
  runtime: SystemRuntime,
  { target, snapshot, parties }: { readonly target: Target; readonly snapshot: CustomerGoldenChanged; readonly parties: Parties },
): CustomerGoldenChanged {
  const named = new Set([...(target.held?.slots.values() ?? [])].flatMap((claim) => partyIn(claim) ?? []));
  const place = target.place && sourceKey(sourceOf(runtime, target.place));
  return localise(snapshot, (customerId) => {
    const keys = (parties.get(customerId)?.records ?? []).map((ref) => sourceKey(sourceOf(runtime, ref)));
    if (place && target.context === contextOf(customerId)) return place;
    return keys.find((key) => named.has(key)) ?? keys[0];
  });
}

/** Parties of relations that this system may hold, and that have no record here. */
function unknownParties({ row, systems, contract }: SystemRuntime, golden: CustomerGoldenChanged, parties: Parties): string[] {
  return goldenSlotsOf(golden).flatMap((slot) => {
    const party = slot.slot.startsWith('relations.') && slot.state === 'value' ? partyIn(slot) : undefined;
    if (party === undefined || (parties.get(party)?.records.length ?? 0) > 0) return [];
    return mayHold(slot, { golden, system: row, contract, systems }) ? [party] : [];
  });
}
