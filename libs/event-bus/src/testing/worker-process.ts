import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Joining } from './bus-fixture';

/** Starts `worker.ts` in a process of its own and resolves when it reads. */
export async function startWorker({ schema, databaseUrl, settings }: Joining): Promise<ChildProcess> {
  const joining = JSON.stringify({ schema, databaseUrl, settings });
  const child = spawn(process.execPath, ['--require', '@swc-node/register', join(__dirname, 'worker.ts'), joining], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

/** Ends it as a power cut would. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
