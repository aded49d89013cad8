import { call } from '../call';
import { CliError } from '../cli-error';
import type { PauseView, SystemAt } from '../connectors';

/** What is held or let go: all, a slot, a lane or what a brake holds. */
export interface PauseOptions {
  readonly slot?: string;
  readonly lane?: string;
  readonly brake?: string;
  readonly reason: string;
  readonly by: string;
}

/** `trueup pause`: writing is held and nothing is lost. */
export async function pause(systems: readonly SystemAt[], { brake: _brake, ...told }: PauseOptions): Promise<string[]> {
  for (const at of systems) await call(at, { method: 'POST', path: `/v1/systems/${at.system}/pauses`, body: told });
  return systems.map(({ system }) => `${system}: ${whatOf(told)} paused.`);
}

/** `trueup resume`: what waited goes on at once. Throws a CliError where nothing that fits is paused. */
export async function resume(systems: readonly SystemAt[], told: PauseOptions): Promise<string[]> {
  const lines: string[] = [];
  for (const at of systems) {
    const { ended } = await call<{ ended: PauseView[] }>(at, { method: 'DELETE', path: `/v1/systems/${at.system}/pauses`, body: told });
    lines.push(...ended.map((one) => `${at.system}: ${whatOf(one)} goes on${one.brake ? ` (brake ${one.brake})` : ''}.`));
  }
  if (lines.length > 0) return lines;
  throw new CliError('Nothing that fits is paused; `trueup systems` shows what is.');
}

/** `trueup systems`: how far each system takes part and what holds it. */
export function systemLines(systems: readonly SystemAt[]): string[] {
  return systems.flatMap(({ system, vendor, mode, status, pauses, waitsFor, heldRows }) => [
    `${system.padEnd(18)} ${vendor.padEnd(12)} ${mode.padEnd(8)} ${status}${heldRows > 0 ? `, ${heldRows} customers with a paused slot` : ''}`,
    ...(waitsFor.length > 0 ? [`  waits for the first load of ${waitsFor.join(', ')}`] : []),
    ...pauses.map((one) => `  ${whatOf(one)} paused by ${one.by}: ${one.reason}`),
  ]);
}

function whatOf({ slot, lane }: { readonly slot?: string | null; readonly lane?: string | null }): string {
  return [slot ?? (lane ? null : 'writing'), lane && `lane ${lane}`].filter((word) => word).join(' in ');
}
