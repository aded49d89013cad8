import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What a process took. */
export interface Taken {
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** At most at once. */
  readonly residentMiB: number;
}

const LOOK_MS = 100;
const TICKS_PER_SECOND = 100;

/** Runs a Node program to its end; its stderr goes to ours. Rejects where it fails. Memory and CPU are 0 on systems without /proc. */
export async function watchProcess(program: string, args: readonly string[]): Promise<Taken & { readonly stdout: string }> {
  const began = performance.now();
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let [residentMiB, cpuSeconds] = [0, 0];
  const look = setInterval(() => {
    residentMiB = Math.max(residentMiB, residentOf(child.pid ?? 0));
    cpuSeconds = Math.max(cpuSeconds, cpuOf(child.pid ?? 0));
  }, LOOK_MS);
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  clearInterval(look);
  if (code !== 0) throw new Error(`${program} ended with ${code}.`);
  return { stdout, seconds: (performance.now() - began) / 1_000, cpuSeconds, residentMiB };
}

function residentOf(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1_024;
}

function cpuOf(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_SECOND;
}

/** A process may end between two looks. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
