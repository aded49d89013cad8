import { execFile } from 'node:child_process';

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The whole command line of a process, or undefined when there is no such process. */
export function commandOf(pid: number): Promise<string | undefined> {
  return askPs(pid, 'command=');
}

/** When a process started, as `ps` words it; a reused id has another time. Undefined when there is no such process. */
export function startTimeOf(pid: number): Promise<string | undefined> {
  return askPs(pid, 'lstart=');
}

function askPs(pid: number, column: string): Promise<string | undefined> {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  return new Promise((resolve, reject) => {
    execFile('ps', ['-ww', '-o', column, '-p', String(pid)], { env }, (error, stdout) => {
      if (error?.code === 'ENOENT') reject(new Error('Trueup needs the command `ps` to recognise its own processes.', { cause: error }));
      else resolve(stdout.trim() || undefined);
    });
  });
}
