import { join } from 'node:path';
import { freePort, nodeFlagsOf, ProcessGroup, residentMiB, type ServiceProcess } from '@trueup/tools';

const SAMPLE_MS = 500;

/** One identity resolver in a process of its own, its memory watched. */
export class Resolver {
  /** The most that it held at once, in MiB. */
  peakMiB = 0;
  private readonly watching: NodeJS.Timeout;

  private constructor(
    private readonly group: ProcessGroup,
    private readonly process: ServiceProcess,
  ) {
    this.watching = setInterval(() => {
      this.peakMiB = Math.max(this.peakMiB, this.residentMiB);
    }, SAMPLE_MS);
  }

  static async start(root: string, settings: { env: Readonly<Record<string, string>>; logFile: string }): Promise<Resolver> {
    const group = new ProcessGroup();
    const preload = join(root, 'libs/service-kit/telemetry.cjs');
    const flags = [...nodeFlagsOf('identity-resolver'), ...(process.env['TRUEUP_BENCH_NODE_FLAGS']?.split(' ') ?? [])];
    const service = await group.spawnService({
      name: 'identity-resolver',
      command: process.execPath,
      args: ['--require', preload, ...flags, join(root, 'apps/identity-resolver/dist/main.js')],
      env: { ...process.env, ...settings.env, PORT: String(await freePort()) },
      cwd: root,
      logFile: settings.logFile,
    });
    return new Resolver(group, service);
  }

  get isRunning(): boolean {
    return this.process.running;
  }

  get pid(): number {
    return this.process.pid;
  }

  get residentMiB(): number {
    return residentMiB([{ name: 'resolver', pid: this.process.pid }])['resolver'] ?? 0;
  }

  async stop(): Promise<void> {
    clearInterval(this.watching);
    await this.group.stop();
  }
}
