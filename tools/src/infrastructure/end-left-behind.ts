import { startTimeOf } from '../processes/process-identity';
import type { LocalState } from './local-state';
import { waitUntil } from './wait-until';

const stopSignals: Record<string, NodeJS.Signals> = { postgres: 'SIGINT' };

/** Ends processes that an earlier start left behind. Only ones whose start time is the recorded one: ids are used again. */
export async function endLeftBehind(state: LocalState, log: (line: string) => void): Promise<void> {
  const recorded = Object.entries(state.processes);
  const alive = await Promise.all(
    recorded.map(async ([name, { pid, startedAt }]) => ((await startTimeOf(pid)) === startedAt ? [{ name, pid, startedAt }] : [])),
  );
  const left = alive.flat();
  if (left.length === 0) return;
  log(`Ending what an earlier start left behind: ${left.map(({ name, pid }) => `${name} (process ${pid})`).join(', ')}`);
  await Promise.all(left.map((process) => end(process, stopSignals[process.name] ?? 'SIGTERM')));
}

async function end({ pid, startedAt }: { pid: number; startedAt: string }, signal: NodeJS.Signals): Promise<void> {
  const hasEnded = async (): Promise<boolean> => (await startTimeOf(pid)) !== startedAt;
  send(pid, signal);
  if (await waitUntil(hasEnded, { timeoutMs: 10_000 })) return;
  send(pid, 'SIGKILL');
  await waitUntil(hasEnded, { timeoutMs: 5_000 });
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
