import { isDeepStrictEqual } from 'node:util';
import { LANES } from '../lane';
import { pausedLanes, wholePause, type ControlState } from './standing';
import type { SystemRow } from '@trueup/governance';

/** How a system stands, as this process last read it. Loops ask it before every piece of work. */
export class SystemControl {
  #state: ControlState;
  #waitsFor: readonly string[] = [];

  constructor({ mode, canary }: Pick<SystemRow, 'mode' | 'canary'>) {
    this.#state = { version: 0, mode, canary, pauses: [], load: null };
  }

  get state(): ControlState {
    return this.#state;
  }

  /** Systems whose first load must be through before anything is written. */
  get waitsFor(): readonly string[] {
    return this.#waitsFor;
  }

  /** Whether that changed anything. */
  update(state: ControlState, waitsFor: readonly string[]): boolean {
    const isNew = !isDeepStrictEqual([this.#state, this.#waitsFor], [state, waitsFor]);
    this.#state = state;
    this.#waitsFor = waitsFor;
    return isNew;
  }

  /** Why no row is taken up now, in one sentence; undefined where rows may be. Rows wait and none is lost. */
  stop(): string | undefined {
    const { mode } = this.#state;
    if (mode === 'off' || mode === 'listen') return undefined;
    const writes = mode === 'write' || mode === 'canary';
    if (writes && this.#waitsFor.length > 0) return `Waits for the first load of ${this.#waitsFor.join(', ')}.`;
    return wholePause(this.#state);
  }

  /** Whether writes may be taken back: a brake holds what goes on, never the way back. */
  mayRollBack(): boolean {
    const { mode, pauses } = this.#state;
    return (mode === 'write' || mode === 'canary') && wholePause({ pauses: pauses.filter(({ brake }) => brake === null) }) === undefined;
  }

  /** Ranks of the lanes whose rows wait. */
  stoppedLanes(): number[] {
    const lanes = pausedLanes(this.#state);
    return LANES.flatMap((lane, rank) => (lanes.includes(lane) ? [rank] : []));
  }
}
