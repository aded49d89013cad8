import type { Plan, PlanInput } from './plan-input';

/** What the target should be told so that it holds what golden says and the contract lets it hold. */
export function planWrite(input: PlanInput): Plan {
  throw new Error(input.golden.customerId);
}
