import type { CustomerGoldenChanged, LoadRun, Pause } from '@trueup/canonical-schema';
import { fitsCanary, type CanaryFilter, type Mode } from '@trueup/governance';

/** How far a system takes part and what holds it. Times are epoch milliseconds. */
export interface ControlState {
  readonly version: number;
  readonly mode: Mode;
  readonly canary: CanaryFilter | null;
  readonly pauses: readonly Pause[];
  readonly load: LoadRun | null;
}

/** What sets a pause by itself. */
export const BRAKES = ['massClear', 'massVanish', 'shareTouched'] as const;

/** How many pauses a brake has set; null counts those of people. */
export function pausesBy({ pauses }: Pick<ControlState, 'pauses'>, brake: string | null): number {
  return pauses.filter((pause) => pause.brake === brake).length;
}

/** Brakes that hold what is read: writing goes on. */
const READING_BRAKES: readonly (string | null)[] = ['massVanish'];

/** The pauses that hold writing. */
function writePauses({ pauses }: Pick<ControlState, 'pauses'>): readonly Pause[] {
  return pauses.filter(({ brake }) => !READING_BRAKES.includes(brake));
}

/** Why nothing at all is written now, in one sentence; undefined where something may be. */
export function wholePause(state: Pick<ControlState, 'pauses'>): string | undefined {
  return writePauses(state).find(({ slot, lane }) => slot === null && lane === null)?.reason;
}

export function pausedLanes(state: Pick<ControlState, 'pauses'>): string[] {
  return [...new Set(writePauses(state).flatMap(({ lane, slot }) => (lane !== null && slot === null ? [lane] : [])))];
}

/** Slots that are held in rows of this lane. */
export function pausedSlots(state: Pick<ControlState, 'pauses'>, lane: string): ReadonlySet<string> {
  return new Set(writePauses(state).flatMap(({ slot, lane: only }) => (slot !== null && (only === null || only === lane) ? [slot] : [])));
}

/** What is done about a customer: it is written, its plan is only told, or it is left alone. */
export function standingOf(
  { mode, canary }: Pick<ControlState, 'mode' | 'canary'>,
  golden: CustomerGoldenChanged,
): 'write' | 'observe' | 'leave' {
  if (mode === 'canary') return canary !== null && fitsCanary(canary, golden) ? 'write' : 'observe';
  return mode === 'write' || mode === 'observe' ? mode : 'leave';
}
