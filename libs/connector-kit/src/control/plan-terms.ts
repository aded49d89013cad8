import type { PlanInput } from '@trueup/governance';
import { LANES } from '../lane';
import type { SystemRuntime } from '../loops/system-runtime';
import type { DesiredRow } from '../store/desired-store';
import { pausedSlots } from './standing';

/** What a plan heeds besides golden and what is held: waves, rollbacks and pauses. */
export type PlanTerms = Pick<PlanInput, 'healing' | 'rolledBack' | 'pausedSlots'>;

export function termsOf({ control }: Pick<SystemRuntime, 'control'>, row: Pick<DesiredRow, 'lane' | 'wave' | 'rolledBack'>): PlanTerms {
  const paused = pausedSlots(control.state, LANES[row.lane] ?? 'enrichment');
  return {
    ...(row.wave ? { healing: row.wave.slots ? new Set(row.wave.slots) : 'all' } : {}),
    ...(row.rolledBack ? { rolledBack: new Map(Object.entries(row.rolledBack)) } : {}),
    ...(paused.size > 0 ? { pausedSlots: paused } : {}),
  };
}
