import { InvalidArgumentError, Option, type Command } from 'commander';
import { heal } from './commands/heal';
import { mode } from './commands/mode';
import { pause, resume, systemLines } from './commands/pause';
import { planLines, plans, type PlanOptions } from './commands/plan';
import { rollback, rollbackLines, type RollbackOptions } from './commands/rollback';
import { whoAsks } from './confirm';
import { allSystems, chosenSystems, findConnectors } from './connectors';
import { CliError } from './cli-error';

/** Shows an answer: as JSON with --json, else as lines for people. */
export type Show = <T>(answer: T, lines: (answer: T) => readonly string[]) => void;

const MODES = ['off', 'listen', 'observe', 'canary', 'write'];
const LANES = ['checkout', 'tax', 'address', 'enrichment'];

type Named = { readonly system?: string };
type Held = Named & { readonly slot?: string; readonly lane?: string; readonly brake?: string; readonly reason: string };

/** The commands that control systems: how far they take part, what would be written, and the way back. */
export function addControlCommands(program: Command, show: Show): void {
  const connectors = () => findConnectors(process.env, process.cwd());
  const by = whoAsks(process.env);
  const meant = ({ system }: Named) => chosenSystems(connectors(), system);
  const lane = () => new Option('--lane <lane>', 'only this lane').choices(LANES);

  program
    .command('systems')
    .description('how far each system takes part, and what holds it')
    .action(async () =>
      show(
        (await allSystems(connectors())).map(({ apiKey: _apiKey, ...one }) => one),
        (all) => systemLines(all.map((one) => ({ ...one, apiKey: '' }))),
      ),
    );
  program
    .command('mode')
    .description('set how far a system takes part; shows the plan and asks before anything is written')
    .argument('<system>')
    .addArgument(program.createArgument('<mode>').choices(MODES))
    .option('--canary <json>', 'whom a canary writes, such as \'{"share": 0.05}\'')
    .option('--reason <text>', 'why', 'asked for')
    .option('--yes', 'go on without asking', false)
    .action(async (system: string, wanted: string, options: { canary?: string; reason: string; yes: boolean }) => {
      const [at] = await chosenSystems(connectors(), system);
      if (!at) throw new CliError(`No connector serves ${system}.`, { exitCode: 2 });
      const set = await mode(at, wanted, { ...options, by });
      show(set, (now) => [`${now.system} is in mode ${now.mode}.`]);
    });
  program
    .command('plan')
    .description('what would be written if all differences were healed')
    .option('--system <system>', 'only this system')
    .option('--slot <slot>', 'only this slot')
    .option('--customer <customerId>', 'only this customer')
    .option('--samples <count>', 'how many records to show')
    .option('--due', 'only what is about to be written by itself')
    .action(async ({ system, ...options }: PlanOptions & Named) =>
      show(await plans(await meant({ system }), options), (all) => all.flatMap(planLines)),
    );
  program
    .command('pause')
    .description('hold writing; what waits goes on when it is resumed')
    .option('--system <system>', 'only this system')
    .option('--slot <slot>', 'only this slot')
    .addOption(lane())
    .requiredOption('--reason <text>', 'why')
    .action(async ({ system, ...told }: Held) => show(await pause(await meant({ system }), { ...told, by }), (lines) => lines));
  program
    .command('resume')
    .description('let go on what is paused; what a brake held is read again and counts as true')
    .option('--system <system>', 'only this system')
    .option('--slot <slot>', 'only this slot')
    .addOption(lane())
    .option('--brake <brake>', 'only what this brake holds')
    .requiredOption('--reason <text>', 'why')
    .action(async ({ system, ...told }: Held) => {
      show(await resume(await meant({ system }), { ...told, by }), (lines) => lines);
    });
  program
    .command('heal')
    .description('heal what differs in a slot, in a wave; shows the plan and asks')
    .requiredOption('--slot <slot>', 'the slot')
    .requiredOption('--limit-per-hour <count>', 'at most so many customers an hour in each system', positive)
    .option('--system <system>', 'only this system')
    .option('--yes', 'go on without asking', false)
    .option('--no-wait', 'do not watch until the wave is through')
    .action(async ({ system, ...options }: Named & { slot: string; limitPerHour: number; yes: boolean; wait: boolean }) =>
      show(await heal(await meant({ system }), { ...options, by }), ({ waveId, systems }) => [
        waveId === null ? `${options.slot} differs nowhere: there is nothing to heal.` : `wave ${waveId}`,
        ...systems.map((one) => `${one.system}: ${one.done} healed, ${one.failed} failed, of ${one.rows}`),
      ]),
    );
  program
    .command('rollback')
    .description('write back what records held before, where nobody has touched it since; shows it and asks')
    .option('--correlation <id>', 'the writes of one change')
    .option('--wave <id>', 'the writes of a wave')
    .option('--since <time>', 'all writes since, ISO 8601')
    .option('--system <system>', 'only this system')
    .option('--dry-run', 'only show', false)
    .option('--yes', 'go on without asking', false)
    .action(async ({ system, ...options }: Named & Omit<RollbackOptions, 'by'>) =>
      show(await rollback(() => meant({ system }), { ...options, by }), (all) => all.flatMap(rollbackLines)),
    );
}

function positive(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('Give a whole number above 0.');
  return Number(text);
}
