import { trueupEnvironment } from '@trueup/tools';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runNow } from './run';

const root = join(__dirname, '..', '..');

/** How a command of `trueup` ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `trueup` against the running services, as somebody at a terminal would. */
export async function trueup(...args: readonly string[]): Promise<Ended> {
  const options = { cwd: root, env: trueupEnvironment(runNow()), maxBuffer: 64 * 1024 * 1024, timeout: 600_000 };
  try {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [join(root, 'apps', 'cli', 'dist', 'main.js'), ...args],
      options,
    );
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout = '', stderr = '' } = error as { code?: number | string; stdout?: string; stderr?: string };
    if (typeof code !== 'number') throw error;
    return { code, stdout, stderr };
  }
}

/** Runs it and gives what it printed; throws with its words where it failed. */
export async function trueupDone(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await trueup(...args);
  if (code !== 0) throw new Error(`trueup ${args.join(' ')} ended with ${code}: ${stderr}`);
  return stdout;
}
