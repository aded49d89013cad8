import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** Seconds of CPU that processes and their children have used so far; 0 on systems without /proc. */
export function cpuSeconds(pids: readonly number[]): number {
  const all = readProcesses();
  const wanted = new Set(pids);
  for (let size = 0; size !== wanted.size;) {
    size = wanted.size;
    for (const { pid, parent } of all) if (wanted.has(parent)) wanted.add(pid);
  }
  return all.filter(({ pid }) => wanted.has(pid)).reduce((sum, { ticks }) => sum + ticks, 0) / TICKS_PER_SECOND;
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
}

function readProcesses(): Process[] {
  return readdirOrNothing().flatMap((name) => {
    const stat = readOrNothing(`/proc/${name}/stat`);
    if (stat === undefined) return [];
    // The name of the program stands in brackets and may hold anything; the numbers follow.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [user = 0, system = 0] = [fields[11], fields[12]];
    return [{ pid: Number(name), parent: fields[1] ?? 0, ticks: user + system }];
  });
}

function readdirOrNothing(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

/** A process may end between the two looks. */
function readOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
