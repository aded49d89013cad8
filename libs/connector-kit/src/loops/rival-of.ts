import type { CustomerGoldenChanged } from '@trueup/canonical-schema';
import type { Target } from './plan-target';
import { mappingOf, type SystemRuntime } from './system-runtime';

/** Who last changed a record there, where the vendor tells and it was not us. */
export function rivalOf(runtime: SystemRuntime, { kind }: Pick<CustomerGoldenChanged, 'kind'>, target: Target): string | null {
  const { current, held, type } = target;
  const isOurs = held?.writeVersion != null && held.writeVersion === held.version;
  if (current === null || isOurs) return null;
  const { row, systems } = runtime;
  return mappingOf(runtime, type).identify(current, { row, systems: systems.systems, current, kind }).changedBy ?? null;
}
