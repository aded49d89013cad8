import { sourceKey, type FieldChange } from '@trueup/canonical-schema';
import { isNamed, slotName } from '@trueup/governance';
import { fieldChange } from '../loops/delivered-event';
import type { PlannedTarget } from '../loops/plan-target';

/** What would be done to one record. */
export interface PlanSample {
  readonly customerId: string;
  /** system/type/id; null where a record would be made. */
  readonly target: string | null;
  readonly operation: 'create' | 'update';
  readonly changes: readonly FieldChange[];
}

export interface SlotCounts {
  creates: number;
  updates: number;
  clears: number;
}

/** What a plan comes to, as it is added up. */
export class PlanSummary {
  rows = 0;
  creates = 0;
  updates = 0;
  readonly perSlot: Record<string, SlotCounts> = {};
  readonly heldBack: Record<string, number> = {};
  readonly samples: PlanSample[] = [];
  readonly #only: ReadonlySet<string> | undefined;

  constructor(
    private readonly system: string,
    private readonly asked: { readonly slots: readonly string[] | null; readonly samples: number },
  ) {
    this.#only = asked.slots ? new Set(asked.slots) : undefined;
  }

  /** Adds what one record would be told. Whether anything of it was asked for. */
  add(customerId: string, { ref, plan }: PlannedTarget): boolean {
    for (const { address, because } of plan.held) if (this.#isAsked(address)) this.hold(because);
    const changes = plan.changes.filter(({ address }) => this.#isAsked(address));
    if (plan.operation === 'none' || changes.length === 0) return false;
    const [operation, counted] = ref === null ? (['create', 'creates'] as const) : (['update', 'updates'] as const);
    this[counted] += 1;
    for (const { address, after } of changes) {
      const counts = (this.perSlot[slotName(address)] ??= { creates: 0, updates: 0, clears: 0 });
      counts[after === null ? 'clears' : counted] += 1;
    }
    const target = ref && sourceKey({ system: this.system, ...ref });
    if (this.samples.length < this.asked.samples) this.samples.push({ customerId, target, operation, changes: changes.map(fieldChange) });
    return true;
  }

  hold(because: string): void {
    this.heldBack[because] = (this.heldBack[because] ?? 0) + 1;
  }

  #isAsked(address: { slot: Parameters<typeof slotName>[0]['slot']; key: string }): boolean {
    return this.#only === undefined || isNamed(address, this.#only);
  }
}
