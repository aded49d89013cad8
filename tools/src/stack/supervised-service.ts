import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../processes/free-port';
import type { ProcessGroup } from '../processes/process-group';
import type { ServiceProcess } from '../processes/service-process';
import type { ServiceEntry, ServiceName } from './service-catalogue';

export interface SupervisionOptions {
  readonly root: string;
  readonly dataDir: string;
  readonly group: ProcessGroup;
  readonly environment: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
  /** Hears of every new life of a service. */
  readonly onSpawn?: () => void;
}

const RESTART_DELAY_MS = 500;
const READY_TIMEOUT_MS = 180_000;
// The heap is bounded, so that a burst's garbage is collected instead of kept: live data stay far below it.
const NODE_FLAGS = ['--max-semi-space-size=8', '--max-old-space-size=192', '--disable-warning=TimeoutNegativeWarning'];
// A load makes much that lives for a batch and dies old. With a heap that may only just hold what lives, all of that was looked through
// three times a second, by more threads than there are cores: over half of what a load cost.
const RESOLVER_FLAGS = [
  '--max-semi-space-size=32',
  '--max-old-space-size=512',
  '--heap-growing-percent=150',
  '--v8-pool-size=1',
  '--disable-warning=TimeoutNegativeWarning',
];

/** Node's flags for a service. */
export function nodeFlagsOf(name: ServiceName): readonly string[] {
  return name === 'identity-resolver' ? RESOLVER_FLAGS : NODE_FLAGS;
}

/** A service that is started again on the same port whenever it ends without being asked to. */
export class SupervisedService {
  readonly name: ServiceName;
  readonly logFile: string;
  restarts = 0;
  #process: ServiceProcess | undefined;
  #isStopping = false;

  private constructor(
    private readonly entry: ServiceEntry,
    private readonly options: SupervisionOptions,
    readonly port: number,
  ) {
    this.name = entry.name;
    this.logFile = join(options.dataDir, 'logs', `${entry.name}.log`);
  }

  /** Starts it on `port`, or on a free one; resolves once the process exists. */
  static async start(entry: ServiceEntry, options: SupervisionOptions, port?: number): Promise<SupervisedService> {
    const service = new SupervisedService(entry, options, port ?? (await freePort()));
    await service.spawn();
    return service;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Process id, or undefined between two lives. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Resolves when the service says that it is ready; rejects with where its log is when it does not in time. */
  async ready(timeoutMs = READY_TIMEOUT_MS): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    let told = '';
    while (Date.now() < deadline) {
      if (await this.isReady()) return;
      const problem = await this.contractProblem();
      if (problem !== undefined && problem !== told) this.options.log(`${this.name} waits: ${problem}`);
      told = problem ?? '';
      await sleep(100);
    }
    const why = told === '' ? '' : ` It waits: ${told}`;
    throw new Error(`${this.name} was not ready within ${timeoutMs / 1000} s; its output is in ${this.logFile}.${why}`);
  }

  /** Why it must not work by the contract that it has read; somebody has to act. */
  private async contractProblem(): Promise<string | undefined> {
    try {
      const answer = await fetch(`${this.url}/healthz/ready`, { signal: AbortSignal.timeout(2_000) });
      const { problems } = (await answer.json()) as { readonly problems?: Readonly<Record<string, string>> };
      return problems?.['contract']?.includes('trueup activate') ? problems['contract'] : undefined;
    } catch {
      return undefined;
    }
  }

  async isReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/healthz/ready`, { signal: AbortSignal.timeout(2_000) })).ok;
    } catch {
      return false;
    }
  }

  /** Ends the process as a crash would; it comes back by itself. */
  kill(signal: NodeJS.Signals): void {
    if (this.pid) process.kill(this.pid, signal);
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#process?.stop(10_000);
  }

  private async spawn(): Promise<void> {
    const { root, environment } = this.options;
    const preload = join(root, 'libs/service-kit/telemetry.cjs');
    this.#process = await this.options.group.spawnService({
      name: this.name,
      command: process.execPath,
      args: ['--require', preload, ...nodeFlagsOf(this.name), join(root, this.entry.program)],
      cwd: root,
      env: { ...process.env, ...environment, PORT: String(this.port), OTEL_SERVICE_NAME: this.name },
      logFile: this.logFile,
      onExit: ({ stopping, code, signal }) => {
        this.#process = undefined;
        if (!stopping && !this.#isStopping) void this.restart(`${this.name} ended (${signal ?? `code ${String(code)}`})`);
      },
    });
    this.options.onSpawn?.();
  }

  private async restart(why: string): Promise<void> {
    this.options.log(`${why}; starting it again, see ${this.logFile}`);
    this.restarts += 1;
    await sleep(RESTART_DELAY_MS);
    if (!this.#isStopping) await this.spawn();
  }
}
