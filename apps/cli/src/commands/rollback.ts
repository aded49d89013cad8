import { setTimeout as sleep } from 'node:timers/promises';
import { call } from '../call';
import { CliError } from '../cli-error';
import { confirm } from '../confirm';
import type { SystemAt } from '../connectors';
import { ProgressBar } from '../progress-bar';
import { sampleLines, type SampleView } from './plan';

const LOOK_MS = 500;

export interface RollbackOptions {
  readonly correlation?: string;
  readonly wave?: string;
  readonly since?: string;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly by: string;
}

/** What is taken back in a system and what is left alone. */
export interface RollbackView {
  readonly system: string;
  readonly rollbackId: string;
  readonly writes: number;
  readonly leftAlone: readonly {
    readonly customerId: string;
    readonly target: string;
    readonly slot: string | null;
    readonly because: string;
  }[];
  readonly samples: readonly SampleView[];
}

/** `trueup rollback`: shows what would be taken back, asks, and writes what the records held before, where nobody touched it since. */
export async function rollback(systemsOf: () => Promise<readonly SystemAt[]>, options: RollbackOptions): Promise<RollbackView[]> {
  const { dryRun, yes, by } = options;
  const selection = { by, ...selectionOf(options) };
  const systems = await systemsOf();
  const planned = await ask(systems, { ...selection, dryRun: true });
  if (dryRun) return planned;
  const targets = systems.filter(({ system }) => planned.some((one) => one.system === system && one.writes > 0));
  process.stderr.write(`${planned.flatMap(rollbackLines).join('\n')}\n`);
  if (targets.length === 0) return planned;
  await confirm(`Take these writes back in ${targets.map(({ system }) => system).join(', ')}?`, yes);
  const begun = await ask(targets, { ...selection, dryRun: false });
  await watched(targets, begun);
  return [...planned.filter(({ system }) => !begun.some((one) => one.system === system)), ...begun];
}

/** A rollback for people. */
export function rollbackLines({ system, writes, leftAlone, samples }: RollbackView): string[] {
  return [
    `${system}: ${writes} records to put back, ${leftAlone.length} left alone`,
    ...samples.flatMap(sampleLines),
    ...leftAlone.map(
      ({ customerId, target, slot, because }) => `    left alone: ${slot ?? 'all'} at ${target} of ${customerId}. ${because}`,
    ),
  ];
}

function selectionOf({ correlation, wave, since }: RollbackOptions): object {
  const given = [correlation, wave, since].filter((one) => one !== undefined);
  if (given.length !== 1) throw new CliError('Say which writes: one of --correlation, --wave and --since.', { exitCode: 2 });
  return { correlationId: correlation, waveId: wave, since };
}

function ask(systems: readonly SystemAt[], body: object): Promise<RollbackView[]> {
  return Promise.all(
    systems.map(async (at) => ({
      system: at.system,
      ...(await call<Omit<RollbackView, 'system'>>(at, { method: 'POST', path: `/v1/systems/${at.system}/rollbacks`, body })),
    })),
  );
}

async function watched(systems: readonly SystemAt[], begun: readonly RollbackView[]): Promise<void> {
  const bar = new ProgressBar('put back');
  for (;;) {
    const all = await Promise.all(
      systems.map((at) => {
        const { rollbackId } = begun.find(({ system }) => system === at.system) ?? { rollbackId: '' };
        return call<{ rows: number; done: number }>(at, { method: 'GET', path: `/v1/systems/${at.system}/rollbacks/${rollbackId}` });
      }),
    );
    const [rows, done] = [all.reduce((sum, one) => sum + one.rows, 0), all.reduce((sum, one) => sum + one.done, 0)];
    bar.show(done, rows);
    if (done >= rows) return bar.end();
    await sleep(LOOK_MS);
  }
}
