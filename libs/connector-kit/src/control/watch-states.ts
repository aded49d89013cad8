import type { EventBus } from '@trueup/event-bus';
import { Signal } from '../loops/signal';
import type { SystemRuntime } from '../loops/system-runtime';
import type { ControlState } from './standing';
import { releaseHeld } from './held-rows';
import { notLoaded } from './known-states';
import { beginState, readState } from './state-store';

const LOOK_MS = 500;

/** Keeps every runtime's control as the tables say. They are looked at, for another process may have been told. */
export class StateWatcher {
  readonly changed = new Signal();
  readonly #learnt = new Set<SystemRuntime>();

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

  private async look(runtimes: readonly SystemRuntime[]): Promise<void> {
    const [first] = runtimes;
    if (!first) return;
    await this.bus.transaction(async (tx) => {
      const waitsFor = await notLoaded(tx, firstLoads(first));
      for (const runtime of runtimes) {
        const state = await readState(tx, runtime.row.system);
        if (state) this.#learn(runtime, state, waitsFor);
      }
    });
    for (const runtime of this.#learnt) await this.#release(runtime);
  }

  #learn(runtime: SystemRuntime, state: ControlState, waitsFor: readonly string[]): void {
    const { control, brakes } = runtime;
    if (isShareHeld(control.state) && !isShareHeld(state)) brakes.forgetTouched();
    if (control.update(state, waitsFor)) this.#learnt.add(runtime);
  }

  /** Rows go on only once this process knows of it: before, they would be held anew. */
  async #release(runtime: SystemRuntime): Promise<void> {
    await this.bus.transaction((tx) => releaseHeld(tx, runtime.row.system, runtime.now()));
    this.#learnt.delete(runtime);
    for (const signal of Object.values(runtime.wake)) signal.wake();
  }
}

function isShareHeld({ pauses }: ControlState): boolean {
  return pauses.some(({ brake }) => brake === 'shareTouched');
}

function firstLoads({ systems }: SystemRuntime): string[] {
  return systems.systems.filter(({ firstLoad, mode }) => firstLoad && mode !== 'off').map(({ system }) => system);
}
