import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { type ServiceExit, ServiceProcess } from './service-process';
import { Watchdog } from './watchdog';

export interface ServiceCommand {
  name: string;
  command: string;
  args: readonly string[];
  /** The whole environment; ours when left out. */
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Both outputs are appended to it; without it they are dropped. */
  logFile?: string;
  /** Gets stdout line by line instead of the log file, such as a sandbox's ready line. */
  onLine?(line: string): void;
  /** `stopping` tells an end that we asked for from one that nobody wanted. */
  onExit?(exit: ServiceExit & { stopping: boolean }): void;
  /** What ends it in good order; SIGTERM when left out. */
  stopSignal?: NodeJS.Signals;
  uid?: number;
  gid?: number;
}

const watchdog = new Watchdog();

/**
 * Starts processes that a Ctrl-C in the terminal does not reach, and ends those that it started and no others.
 * When this process dies before it could, a watchdog ends them.
 */
export class ProcessGroup {
  readonly #services = new Set<ServiceProcess>();

  get services(): readonly ServiceProcess[] {
    return [...this.#services];
  }

  /** Resolves once the process exists; rejects when it cannot be started at all. */
  async spawnService(command: ServiceCommand): Promise<ServiceProcess> {
    const stopSignal = command.stopSignal ?? 'SIGTERM';
    const child = spawnDetached(command);
    await once(child, 'spawn');
    const service = new ServiceProcess(command.name, child, stopSignal);
    this.#services.add(service);
    watchdog.watch(service.pid, stopSignal);
    if (child.stdout !== null) createInterface({ input: child.stdout }).on('line', (line) => command.onLine?.(line));
    void service.exited.then((exit) => {
      this.#services.delete(service);
      watchdog.forget(service.pid);
      command.onExit?.({ ...exit, stopping: service.stopping });
    });
    return service;
  }

  /** Ends all of them, the youngest first asked, and resolves when none is left. */
  async stop(graceMs = 10_000): Promise<void> {
    await Promise.all([...this.#services].reverse().map((service) => service.stop(graceMs)));
  }
}

function spawnDetached(command: ServiceCommand): ChildProcess {
  const log = openLog(command.logFile);
  try {
    return spawn(command.command, [...command.args], {
      cwd: command.cwd,
      env: command.env ?? process.env,
      uid: command.uid,
      gid: command.gid,
      detached: true,
      stdio: ['ignore', command.onLine ? 'pipe' : log, log],
    });
  } finally {
    if (typeof log === 'number') closeSync(log);
  }
}

function openLog(file: string | undefined): number | 'ignore' {
  if (file === undefined) return 'ignore';
  mkdirSync(dirname(file), { recursive: true });
  return openSync(file, 'a');
}
