import type { CustomerGoldenChanged } from '@trueup/canonical-schema';
import type { Target } from './plan-target';
import { mappingOf, type SystemRuntime } from './system-runtime';

/** Who last changed a record there, where the vendor tells. */
export function rivalOf(runtime: SystemRuntime, { kind }: Pick<CustomerGoldenChanged, 'kind'>, target: Target): string | null {
  const { current, type } = target;
  if (current === null) return null;
  const { row, systems } = runtime;
  return mappingOf(runtime, type).identify(current, { row, systems: systems.systems, current, kind }).changedBy ?? null;
}
