import type { SystemRow } from '@trueup/governance';
import type { Limits } from '../connector';

/**
 * The vendor's limits with those that the row overrides; `<unit>PerSecond` is the rate in the vendor's own unit. Throws where the row names
 * a limit that nothing would hold to.
 */
export function limitsOf(limits: Limits, { system, limits: own }: Pick<SystemRow, 'system' | 'limits'>): Limits {
  const rate = `${limits.unit}PerSecond`;
  const known = ['concurrency', 'batchSize', 'perSecond', rate, 'maximum'];
  const unknown = Object.keys(own).filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`systems.yaml limits ${unknown.join(', ')} of ${system}, which nothing holds to; known are ${known.join(', ')}.`);
  return {
    unit: limits.unit,
    concurrency: own['concurrency'] ?? limits.concurrency,
    batchSize: own['batchSize'] ?? limits.batchSize,
    perSecond: own[rate] ?? own['perSecond'] ?? limits.perSecond,
    maximum: own['maximum'] ?? limits.maximum,
  };
}
