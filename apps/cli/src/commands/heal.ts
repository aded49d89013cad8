import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { call } from '../call';
import { confirm } from '../confirm';
import type { SystemAt } from '../connectors';
import { ProgressBar } from '../progress-bar';
import { planLines, plans } from './plan';

const LOOK_MS = 1_000;

export interface HealOptions {
  readonly slot: string;
  readonly limitPerHour: number;
  readonly yes: boolean;
  readonly by: string;
  /** Whether to watch until the wave is through. */
  readonly wait: boolean;
}

/** How a wave ended, or stands. */
export interface HealedWave {
  /** Null where nothing differed. */
  readonly waveId: string | null;
  readonly systems: readonly { readonly system: string; readonly rows: number; readonly done: number; readonly failed: number }[];
}

interface Progress {
  readonly state: string;
  readonly rows: number;
  readonly done: number;
  readonly failed: number;
}

/** `trueup heal`: shows what differs in a slot, asks, and heals it in a wave under its limit. */
export async function heal(systems: readonly SystemAt[], { slot, limitPerHour, yes, by, wait }: HealOptions): Promise<HealedWave> {
  const found = (await plans(systems, { slot, samples: '5' })).filter(({ updates }) => updates > 0);
  const targets = systems.filter(({ system }) => found.some((plan) => plan.system === system));
  if (targets.length === 0) return { waveId: null, systems: [] };
  for (const plan of found) process.stderr.write(`${planLines(plan).join('\n')}\n`);
  await confirm(`Heal ${slot} in ${targets.map(({ system }) => system).join(', ')}, at most ${limitPerHour} customers an hour each?`, yes);
  const waveId = randomUUID();
  for (const at of targets) {
    const body = { waveId, slots: [slot], creates: false, limitPerHour, by };
    await call(at, { method: 'POST', path: `/v1/systems/${at.system}/waves`, body });
  }
  process.stderr.write(`wave ${waveId}\n`);
  return { waveId, systems: await watched(targets, { waveId, wait }) };
}

async function watched(targets: readonly SystemAt[], { waveId, wait }: { waveId: string; wait: boolean }): Promise<HealedWave['systems']> {
  const bar = new ProgressBar('healed');
  for (;;) {
    const all = await Promise.all(
      targets.map(async (at) => ({
        system: at.system,
        ...(await call<Progress>(at, { method: 'GET', path: `/v1/systems/${at.system}/waves/${waveId}` })),
      })),
    );
    const sum = (of: (one: Progress) => number) => all.reduce((total, one) => total + of(one), 0);
    bar.show(
      sum(({ done, failed }) => done + failed),
      sum(({ rows }) => rows),
    );
    if (!wait || all.every(({ state }) => state === 'finished')) {
      bar.end();
      return all.map(({ system, rows, done, failed }) => ({ system, rows, done, failed }));
    }
    await sleep(LOOK_MS);
  }
}
