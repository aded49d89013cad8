import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(__dirname, '../../../..');

/** A resolver in a process of its own, run from its source. */
export class ResolverProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** Resolves when it listens. */
  static async start(env: Readonly<Record<string, string>>): Promise<ResolverProcess> {
    const main = join(ROOT, 'apps/identity-resolver/src/main.ts');
    const child = spawn(process.execPath, ['--require', '@swc-node/register', main], {
      cwd: ROOT,
      env: { ...process.env, ...env, SWC_NODE_PROJECT: join(ROOT, 'tsconfig.base.json') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: string[] = [];
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    for await (const line of createInterface({ input: child.stdout })) {
      const entry = line.startsWith('{') ? (JSON.parse(line) as { msg?: string; url?: string }) : {};
      if (entry.msg === 'listening' && entry.url) return ResolverProcess.listening(child, entry.url);
    }
    throw new Error(`The resolver ended before it listened: ${said.join('').slice(-2_000)}`);
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }

  // Nobody reads the log any more, and a full pipe would stop the process.
  private static listening(child: ChildProcess, url: string): ResolverProcess {
    child.stdout?.resume();
    return new ResolverProcess(child, url);
  }
}
