import { join } from 'node:path';
import { ProcessGroup } from '../processes/process-group';
import type { ServiceExit, ServiceProcess } from '../processes/service-process';
import type { Java } from './find-java';
import type { InfrastructureOptions } from './infrastructure';
import type { LocalState } from './local-state';

export type ServerName = 'postgres' | 'kafka' | 'registry';

/** One start of the local servers: what was asked, what is known, what runs. */
export class LocalRun {
  readonly group = new ProcessGroup();
  /** What remains to be done when a server has ended; `stop` waits for it. */
  readonly afterwards: Promise<void>[] = [];
  /** Those that have been ready and have not ended. */
  readonly services = new Map<ServerName, ServiceProcess>();

  constructor(
    readonly options: InfrastructureOptions,
    readonly state: LocalState,
    readonly java: Java,
  ) {}

  logFile(name: ServerName): string {
    return join(this.options.dataDir, 'logs', `${name}.log`);
  }

  /** Says so when a server that was ready ends though nobody asked it to. */
  onExit(name: ServerName): (exit: ServiceExit & { stopping: boolean }) => void {
    return (exit) => {
      if (!this.services.delete(name) || exit.stopping) return;
      this.options.log(`${name} ended unexpectedly (${exit.signal ?? `code ${exit.code}`}); its log is ${this.logFile(name)}`);
    };
  }
}
