import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Lease } from '@trueup/event-bus';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { AnyConnector, Logger } from '../connector';
import { Runtimes } from '../control/runtimes';
import { stateConsumer } from '../control/known-states';
import { StateWatcher } from '../control/watch-states';
import { ContractWatcher } from '../loops/contract-watcher';
import { goldenConsumer } from '../loops/golden-consumer';
import { keepRunning } from '../loops/keep-running';
import { rawConsumer } from '../loops/raw-consumer';
import type { SystemRuntime } from '../loops/system-runtime';
import { vendorWork } from '../loops/vendor-work';
import { checkWrites } from './check-writes';
import { ConnectorParts } from './connector-parts';
import { runtimeOf } from './runtime-of';
import { servedSystems } from './served-systems';

/** The vendors that an app brings. */
export const CONNECTORS = Symbol('connectors');

const LEASE_MS = 5_000;

/** Runs the loops of every system that this process serves. */
@Injectable()
export class ConnectorService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #stop = new AbortController();
  readonly #log: Logger;
  #running: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(CONNECTORS) private readonly connectors: readonly AnyConnector[],
    private readonly parts: ConnectorParts,
    private readonly runtimes: Runtimes,
  ) {
    this.#log = parts.logger.logger;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { config, bus, metrics, health } = this.parts;
    checkWrites(this.connectors, config);
    const watcher = new ContractWatcher(bus, { cell: config.cell, contractVersion: config.contract.version });
    const shared = { config, bus, metrics, log: this.#log, mayWrite: () => watcher.mayWrite() };
    const runtimes = servedSystems(config.servedRows, this.connectors).map(({ row, connector }) => runtimeOf(row, connector, shared));
    health.add('contract', () => watcher.problem());
    const states = new StateWatcher(bus);
    await states.begin(runtimes);
    this.runtimes.serve(runtimes);
    for (const runtime of runtimes) {
      const handlers = [rawConsumer(runtime), goldenConsumer(runtime), watcher.handler(), stateConsumer(states.changed)];
      await bus.subscribe({ group: runtime.row.system, handlers });
    }
    const { signal } = this.#stop;
    const watching = {
      contract: (aborted: AbortSignal) => watcher.watch(aborted),
      states: (aborted: AbortSignal) => states.watch(runtimes, aborted),
    };
    const watched = Object.entries(watching).map(([name, run]) => keepRunning({ name, system: config.cell, log: this.#log, run }, signal));
    this.#running = Promise.all([...watched, ...runtimes.map((runtime) => this.#work(runtime))]);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  /** One process at a time calls a system; another takes over when it is gone. */
  #work(runtime: SystemRuntime): Promise<void> {
    const { system } = runtime.row;
    const lease = new Lease(this.parts.database, `system ${system}`, {
      holder: `${hostname()} ${process.pid} ${randomUUID()}`,
      ttlMs: LEASE_MS,
    });
    const run = (aborted: AbortSignal) => lease.hold((_fence, inner) => vendorWork(runtime, inner), aborted);
    return keepRunning({ name: 'lease', system, log: this.#log, run }, this.#stop.signal);
  }
}
