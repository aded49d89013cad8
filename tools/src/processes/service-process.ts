import type { ChildProcess } from 'node:child_process';

export interface ServiceExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** One process that we started, leader of its own process group. */
export class ServiceProcess {
  readonly exited: Promise<ServiceExit>;
  #exit: ServiceExit | undefined;
  #stopping = false;

  constructor(
    readonly name: string,
    private readonly child: ChildProcess,
    private readonly stopSignal: NodeJS.Signals,
  ) {
    this.exited = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        this.#exit = { code, signal };
        resolve(this.#exit);
      });
    });
  }

  get pid(): number {
    return this.child.pid as number;
  }

  get running(): boolean {
    return this.#exit === undefined;
  }

  /** True once `stop` or `kill` was called: its end is then no surprise. */
  get stopping(): boolean {
    return this.#stopping;
  }

  /** Sends a signal to this process alone. Says whether there was anything to send it to. */
  kill(signal: NodeJS.Signals): boolean {
    this.#stopping = true;
    return this.running && this.child.kill(signal);
  }

  /** Asks it to end, and after `graceMs` ends it and whatever it started by force. */
  async stop(graceMs = 10_000): Promise<ServiceExit> {
    this.kill(this.stopSignal);
    const timer = setTimeout(() => this.#endGroup(), graceMs);
    const exit = await this.exited;
    clearTimeout(timer);
    this.#endGroup();
    return exit;
  }

  // The group outlives its leader while any member does, so its id cannot have been given to others in the meantime.
  #endGroup(): void {
    try {
      process.kill(-this.pid, 'SIGKILL');
    } catch (error) {
      // ESRCH: nobody is left. EPERM: macOS says so while the leader is not reaped yet.
      if (!['ESRCH', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }
}
