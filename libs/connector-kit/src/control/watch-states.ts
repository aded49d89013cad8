import type { EventBus } from '@trueup/event-bus';
import { Signal } from '../loops/signal';
import type { SystemRuntime } from '../loops/system-runtime';
import type { ControlState } from './standing';
import { notLoaded } from './known-states';
import { beginState, readState } from './state-store';

const LOOK_MS = 500;

/** Keeps every runtime's control as the tables say. They are looked at, for another process may have been told. */
export class StateWatcher {
  readonly changed = new Signal();

  constructor(private readonly bus: EventBus) {}

  /** Begins the states of systems that have none. Nothing is worked on before. */
  async begin(runtimes: readonly SystemRuntime[]): Promise<void> {
    await this.bus.transaction(async (tx) => {
      for (const { row } of runtimes) await beginState(this.bus, tx, row);
    });
    await this.look(runtimes);
  }

  async watch(runtimes: readonly SystemRuntime[], aborted: AbortSignal): Promise<void> {
    while (!aborted.aborted) {
      await this.look(runtimes);
      await this.changed.wait(LOOK_MS, aborted);
    }
  }

  private look(runtimes: readonly SystemRuntime[]): Promise<void> {
    return this.bus.transaction(async (tx) => {
      const [first] = runtimes;
      const waitsFor = await notLoaded(tx, first ? firstLoads(first) : []);
      for (const { row, control, wake, brakes } of runtimes) {
        const state = await readState(tx, row.system);
        if (state && isShareHeld(control.state) && !isShareHeld(state)) brakes.forgetTouched();
        if (state && control.update(state, waitsFor)) for (const signal of Object.values(wake)) signal.wake();
      }
    });
  }
}

function isShareHeld({ pauses }: ControlState): boolean {
  return pauses.some(({ brake }) => brake === 'shareTouched');
}

function firstLoads({ systems }: SystemRuntime): string[] {
  return systems.systems.filter(({ firstLoad, mode }) => firstLoad && mode !== 'off').map(({ system }) => system);
}
