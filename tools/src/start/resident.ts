import { readFileSync } from 'node:fs';

interface Running {
  readonly name: string;
  readonly pid: number | undefined;
}

/** Resident memory of processes in MiB, by name; 0 where it cannot be read, as on systems without /proc. */
export function residentMiB(services: readonly Running[]): Record<string, number> {
  return Object.fromEntries(services.map(({ name, pid }) => [name, pid === undefined ? 0 : residentOf(pid)]));
}

function residentOf(pid: number): number {
  try {
    const [, kibibytes = '0'] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kibibytes) / 1024);
  } catch {
    return 0;
  }
}
