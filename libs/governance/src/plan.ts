import type { GoldenSlot, SystemStateKind } from '@trueup/canonical-schema';
import { isLive } from './claim';
import { holdFacts } from './may-hold';
import type { Plan, PlanInput } from './plan-input';
import { planSlot, type Planned } from './plan-slot';
import { stableJson } from './stable-json';

const NOT_CREATED_IN: readonly (SystemStateKind | undefined)[] = [undefined, 'UNKNOWN', 'notWanted'];
/** There the customer has a record already, so that another one is made for a context only. */
const NOT_FIRST_IN: readonly (SystemStateKind | undefined)[] = ['aligned', 'behind'];
const AT_REST: readonly string[] = ['merged', 'restricted', 'erased', 'inactive'];

/** What the target should be told so that it holds what golden says and the contract lets it hold. Modes, and that a baseline snapshot makes nothing due, are the caller's to heed. */
export function planWrite(input: PlanInput): Plan {
  const operation = operationOf(input);
  if (operation === 'none') return { operation, changes: [], contested: [], held: [] };
  const facts = holdFacts(input);
  const contexts = contextsOf(input);
  const planned = facts.slots
    .filter(({ context }) => context === '' || !contexts || contexts.has(context))
    .filter((slot) => input.supports(slot))
    .flatMap((slot): Planned[] => planSlot(slot, { input, facts, operation }));
  const changes = planned.flatMap((one) => ('change' in one ? one.change : []));
  const held = planned.flatMap((one) => ('held' in one ? one.held : []));
  const contested = held.filter(({ because }) => because === 'contested').map(({ address }) => address);
  return { operation: changes.length > 0 ? operation : 'none', changes, contested, held };
}

function operationOf({ golden, system, target, context }: PlanInput): Plan['operation'] {
  if (AT_REST.includes(golden.status)) return 'none';
  if (target === null) {
    const state = golden.systems.find((one) => one.system === system.system)?.state;
    return NOT_CREATED_IN.includes(state) || (context === undefined && NOT_FIRST_IN.includes(state)) ? 'none' : 'create';
  }
  const member = golden.members.find(({ source }) => stableJson(source) === stableJson(target));
  return member && !isLive(member) ? 'none' : 'update';
}

/** The contexts that the target speaks in: a private number never reaches a business contact, nor the other way. None for no bounds. */
function contextsOf({ golden, held, context }: PlanInput): ReadonlySet<GoldenSlot['context']> | undefined {
  const own = [...held.values()].flatMap(({ address }) => (address.context === '' ? [] : address.context));
  const work = own.filter(isBusiness);
  if (own.length > 0) return new Set(work.length > 0 ? work : own);
  if (context !== undefined && isBusiness(context)) return new Set([context]);
  return golden.kind === 'person' || golden.kind === 'UNKNOWN' ? new Set(['private']) : undefined;
}

/** Whether a context is an employer's: a record that speaks in one is the employer's, whatever else it seems to say. */
function isBusiness(context: string): boolean {
  return context.startsWith('business:');
}
