import { createHash } from 'node:crypto';
import { slotId, sourceKey, type CustomerGoldenChanged, type SlotAddress, type SlotValue } from '@trueup/canonical-schema';
import { planWrite, type HeldSlot, type Plan, type PlannedChange } from '@trueup/governance';
import { shownValue } from '../held/echo';
import type { HeldClaim, HeldRecord } from '../held/held-record';
import { stable } from '../held/same-value';
import type { Mapping, MappingContext } from '../mapping/mapping';
import { applyPatch, mergePatches, type Patch } from '../mapping/patch';
import { patchFor, project, supports } from '../mapping/project';
import type { PlanTerms } from '../control/plan-terms';
import { contextOf, partyOfContext } from '../parties/parties';
import type { RecordRef } from '../records';
import { mappingOf, sourceOf, type SystemRuntime } from './system-runtime';

/** A record to bring up to date, or null for one to create. */
export interface Target {
  readonly ref: RecordRef | null;
  /** Its record type. */
  readonly type: string;
  readonly linkVersion: number;
  readonly held: HeldRecord | undefined;
  readonly current: object | null;
  /** Of a record to create: `private`, or `business:` with the customer id of the company whose contact it is. */
  readonly context?: string;
  /** Of a record to create: the record here at which it is made. */
  readonly place?: RecordRef | null;
  /** Waves, rollbacks and pauses that the plan heeds. */
  readonly terms?: PlanTerms;
}

export interface PlannedTarget extends Target {
  readonly plan: Plan;
  readonly patch: Patch<object>;
}

/** The record that a plan is made onto, and the table that knows it. */
interface Draft {
  readonly mapping: Mapping<object>;
  readonly at: MappingContext<object>;
}

/**
 * What one target should be told. Planned twice: whether a consent has a place depends on the contact point that the record will have, and
 * that is known only after the first plan.
 */
export function planTarget(runtime: SystemRuntime, golden: CustomerGoldenChanged, target: Target): PlannedTarget {
  const { current, type, place = null } = target;
  const mapping = mappingOf(runtime, type);
  const { row, systems } = runtime;
  const about = (draft: object | null): Draft => ({
    mapping,
    at: { row, systems: systems.systems, current: draft, kind: golden.kind, place },
  });
  // Of a record that is made at another one, more is known than nothing: whose contact it will be.
  const start = current ?? (place && mapping.empty(golden.kind, place));
  const first = planOnto(runtime, golden, { target, ...about(start) });
  const draft = applyPatch(start ?? mapping.empty(golden.kind), patchOf(first.changes, about(start)));
  const plan = planOnto(runtime, golden, { target, ...about(draft) });
  const known = new Set(first.changes.map(({ address }) => slotId(address)));
  // Against the draft, which holds them already, the changes of the first plan would be no changes.
  const [early, late] = [true, false].map((isKnown) => plan.changes.filter(({ address }) => known.has(slotId(address)) === isKnown));
  return { ...target, plan, patch: mergePatches([patchOf(early ?? [], about(start)), patchOf(late ?? [], about(draft))]) };
}

/** A record that is told these changes, whatever golden says. */
export function planChanges(
  runtime: SystemRuntime,
  { kind }: CustomerGoldenChanged,
  { target, changes }: { readonly target: Target; readonly changes: readonly PlannedChange[] },
): PlannedTarget {
  const { row, systems } = runtime;
  const draft: Draft = { mapping: mappingOf(runtime, target.type), at: { row, systems: systems.systems, current: target.current, kind } };
  return { ...target, plan: { operation: 'update', changes, contested: [], held: [] }, patch: patchOf(changes, draft) };
}

function planOnto(
  runtime: SystemRuntime,
  golden: CustomerGoldenChanged,
  { target, mapping, at }: Draft & { readonly target: Target },
): Plan {
  const { row: system, systems, contract } = runtime;
  return planWrite({
    golden,
    system,
    systems,
    contract,
    target: target.ref && sourceOf(runtime, target.ref),
    held: heldSlots(target.held),
    supports: (address: SlotAddress) => supports(mapping, address, at),
    project: (address: SlotAddress, value: SlotValue | null) => project(mapping, { address, value }, at),
    context: contextHere(runtime, target),
    now: runtime.now(),
    ...target.terms,
  });
}

/** The context of a record to create, named by the record at which it is made. */
function contextHere(runtime: SystemRuntime, { context, place }: Target): string | undefined {
  return context !== undefined && place && partyOfContext(context) !== undefined ? contextOf(sourceKey(sourceOf(runtime, place))) : context;
}

function patchOf(changes: readonly PlannedChange[], { mapping, at }: Draft): Patch<object> {
  return patchFor(mapping, changes, at);
}

function heldSlots(held: HeldRecord | undefined): Map<string, HeldSlot> {
  return new Map([...(held?.slots.values() ?? [])].map((claim) => [slotId(claim), heldSlot(claim)]));
}

function heldSlot(claim: HeldClaim): HeldSlot {
  const { slot, key, context, writtenAs, unseen, flippedAt, origin, timeQuality, valueTime } = claim;
  const witnessed = origin === 'source' && (timeQuality === 'diff' || timeQuality === 'field');
  return {
    address: { slot, key, context },
    value: shownValue(claim),
    writtenAs,
    withheld: unseen,
    flippedAt,
    // Where the last word is ours, nobody else's waits to be judged: what an unmerge gives back to a record may come from that very record.
    changedAt: witnessed ? valueTime : origin === 'ours' ? Number.NEGATIVE_INFINITY : null,
  };
}

/** Tells one thing to be written from another. */
export function planHash({ ref, context, plan }: PlannedTarget): string {
  const told = [
    ref,
    ...(context === undefined || context === 'private' ? [] : [context]),
    plan.changes.map(({ address, after }) => [address, after]),
  ];
  return createHash('sha256').update(stable(told)).digest('base64url').slice(0, 22);
}
