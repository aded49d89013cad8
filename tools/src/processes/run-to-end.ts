import { execFile } from 'node:child_process';

export interface CommandResult {
  /** The exit code; 127 when there is no such command, 124 when it took too long. */
  code: number;
  stdout: string;
  stderr: string;
}

export interface CommandOptions {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  timeoutMs: number;
  uid?: number;
  gid?: number;
}

/** Runs a short command and says how it ended; it never rejects. */
export function runToEnd(command: string, args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  const { timeoutMs, ...rest } = options;
  const settings = { ...rest, timeout: timeoutMs, killSignal: 'SIGKILL' as const, maxBuffer: 16 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(command, [...args], settings, (error, stdout, stderr) => resolve({ code: codeOf(error), stdout, stderr }));
  });
}

function codeOf(error: (Error & { code?: string | number | null; killed?: boolean }) | null): number {
  if (error === null) return 0;
  if (error.killed === true) return 124;
  if (typeof error.code === 'number') return error.code;
  return error.code === 'ENOENT' || error.code === 'EACCES' ? 127 : 1;
}
