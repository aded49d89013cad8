import { standingOf } from './standing';
import { costPerWrite } from './image-store';
import { PlanSummary, type PlanSample, type SlotCounts } from './plan-summary';
import { plansOf } from '../loops/plan-row';
import type { SystemRuntime } from '../loops/system-runtime';
import { targetsOfAll, type Targets } from '../loops/targets';
import { desiredPage, type DesiredRow } from '../store/desired-store';

const PAGE = 200;

/** What is asked of a plan. */
export interface PlanQuestion {
  /** Null for all. */
  readonly slots: readonly string[] | null;
  readonly customerId: string | null;
  readonly samples: number;
  /** Only what is about to be written by itself; else with everything that would be written if all differences were healed. */
  readonly due: boolean;
  /** Only customers that the mode lets be written now. */
  readonly written?: boolean;
}

/** What would be written to a system. */
export interface SystemPlan {
  readonly system: string;
  readonly unit: string;
  /** Customers that were looked at. */
  readonly rows: number;
  readonly creates: number;
  readonly updates: number;
  readonly perSlot: Readonly<Record<string, SlotCounts>>;
  /** In the target's own unit; `perHour` where it counts so. */
  readonly cost: { readonly unit: string; readonly amount: number; readonly perHour?: number };
  readonly samples: readonly PlanSample[];
  /** Slots that differ and are left alone, by why. */
  readonly heldBack: Readonly<Record<string, number>>;
}

export async function planSystem(runtime: SystemRuntime, question: PlanQuestion): Promise<SystemPlan> {
  const { limits, bus } = runtime;
  const { system } = runtime.row;
  const summary = new PlanSummary(system, question);
  for await (const _customer of differing(runtime, question, summary));
  const perWrite = await bus.transaction((tx) => costPerWrite(tx, system));
  const { rows, creates, updates, perSlot, samples, heldBack } = summary;
  const amount = Math.round((creates + updates) * (perWrite ?? 1) * 10) / 10;
  const perHour = limits.perSecond === undefined ? {} : { perHour: limits.perSecond * 3_600 };
  return { system, unit: limits.unit, rows, creates, updates, perSlot, cost: { unit: limits.unit, amount, ...perHour }, samples, heldBack };
}

/** A customer at whom something would be written. */
export interface Differing {
  readonly customerId: string;
  readonly creates: boolean;
}

/** All customers at whom anything that is asked for would be written, page by page; what it comes to is added to the summary. */
export async function* differing(runtime: SystemRuntime, question: PlanQuestion, summary: PlanSummary): AsyncIterable<Differing> {
  const { customerId, due } = question;
  for (let after = ''; ;) {
    const found: Differing[] = [];
    const page = await runtime.bus.transaction(async (tx) => {
      const rows = await desiredPage(tx, runtime.row.system, { after, limit: PAGE, customerId, due });
      const meant = rows.filter(({ snapshot }) => !question.written || standingOf(runtime.control.state, snapshot) === 'write');
      const targets = await targetsOfAll(runtime, tx, meant);
      for (const [index, row] of meant.entries()) {
        const wave = due ? row.wave : { waveId: '', slots: question.slots, creates: true };
        const there = targets[index];
        const one = there && look(runtime, { row: { ...row, wave }, there }, summary);
        if (one) found.push(one);
      }
      return rows;
    });
    yield* found;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.customerId;
  }
}

function look(
  runtime: SystemRuntime,
  { row, there }: { readonly row: DesiredRow; readonly there: Targets },
  summary: PlanSummary,
): Differing | undefined {
  const { customerId } = row;
  summary.rows += 1;
  if (there.unread.length > 0) return void summary.hold('unread');
  const plans = plansOf(runtime, row, there);
  // Which mapping failed and why is what somebody who reads a plan needs.
  if ('error' in plans) return void summary.hold(`unplannable: ${plans.error instanceof Error ? plans.error.message : 'no reason'}`);
  const updates = plans.planned.filter((target) => summary.add(customerId, target));
  const creates = plans.creates.filter((target) => summary.add(customerId, target));
  return updates.length > 0 || creates.length > 0 ? { customerId, creates: updates.length === 0 } : undefined;
}
