import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { SystemControl, type ControlledSystem, type PlanTotals } from '../control/system-control';
import { trueupEnvironment } from '../control/trueup-environment';
import { converge } from './converge';
import { readJson } from './figures';
import type { Cell } from './cell';
import type { Progress } from './progress-bars';
import type { RunFile } from '../stack/run-file';

/** What was there before Trueup wrote anything. */
export interface DayZero {
  /** As console-api reports it. */
  readonly baseline: unknown;
  readonly plan: readonly PlanTotals[];
}

export interface DayZeroOptions {
  readonly signal: AbortSignal;
  /** Where the report goes as a page; null for none. */
  readonly page: string | null;
}

const LOAD_WITHIN_MS = 120_000;
const QUIET_MS = 1_500;
const EVERY_MS = 250;
/** Enough for the story; a real deployment would heal far slower. */
const HEALED_PER_HOUR = 36_000;

/** The first day of a deployment: every system is loaded, what differs is reported and planned, and only then are they written. */
export async function dayZero({ stack, progress }: Cell, { signal, page }: DayZeroOptions): Promise<DayZero> {
  const control = new SystemControl(() => stack.run);
  const systems = await control.systems();
  const fresh = systems.filter(({ load, mode }) => load?.state !== 'finished' && mode !== 'off');
  await Promise.all(
    fresh.map(async ({ system }) => {
      await control.load(system, (fraction) => progress.step(`load ${system}`, fraction), signal);
      progress.step(`load ${system}`, 1);
    }),
  );
  await converge(stack.run, { timeoutMs: LOAD_WITHIN_MS, quietMs: QUIET_MS });
  signal.throwIfAborted();
  const baseline = await readJson<unknown>(`${stack.run.consoleApi}/v1/reports/baseline`, stack.run.apiKey);
  await tell(stack.run, progress, ['report', 'baseline']);
  if (page !== null) await tell(stack.run, progress, ['report', 'baseline', '--html', page]);
  const plan = await Promise.all(systems.map(({ system }) => control.plan(system)));
  await tell(stack.run, progress, ['plan']);
  await writeAll(control, systems, signal);
  return { baseline, plan };
}

/** From here on all systems are written, and what differed is put right in one wave that somebody would have approved. */
async function writeAll(control: SystemControl, systems: readonly ControlledSystem[], signal: AbortSignal): Promise<void> {
  const waveId = randomUUID();
  for (const { system } of systems) await control.mode(system, 'write');
  for (const { system } of systems) {
    const { rows } = await control.wave(system, { waveId, slots: null, creates: true, limitPerHour: HEALED_PER_HOUR });
    if (rows > 0) await endOf(control, { system, waveId }, signal);
  }
}

async function endOf(control: SystemControl, wave: { system: string; waveId: string }, signal: AbortSignal): Promise<void> {
  for (const end = Date.now() + LOAD_WITHIN_MS; Date.now() < end;) {
    const { state } = await control.waveState(wave.system, wave.waveId);
    if (state !== 'running') return;
    await sleep(EVERY_MS, undefined, { signal });
  }
  throw new Error(`The wave of ${wave.system} does not come to its end.`);
}

const TRUEUP = join('apps', 'cli', 'dist', 'main.js');

/** Shows what `trueup` says to somebody at the terminal. */
async function tell(run: RunFile, progress: Progress, args: readonly string[]): Promise<void> {
  const { stdout } = await promisify(execFile)(process.execPath, [TRUEUP, ...args], { env: trueupEnvironment(run) });
  for (const line of ['', `$ npx trueup ${args.join(' ')}`, ...stdout.trimEnd().split('\n')]) progress.line(line);
}
