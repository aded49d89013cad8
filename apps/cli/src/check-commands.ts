import type { Command } from 'commander';
import { call } from './call';
import { CliError } from './cli-error';
import { check, type AskOverlay } from './commands/check';
import { connectCheck, rightLines } from './commands/connect-check';
import type { PlacedFault } from './commands/config-folder';
import { chosenSystems, findConnectors } from './connectors';
import type { Show } from './control-commands';

/** Adds the commands that say whether what was configured can work. */
export function addCheckCommands(program: Command, show: Show): void {
  program
    .command('check')
    .description(
      'validate all of the configuration together, and overlays against the tenants where connectors run; every fault with file and line',
    )
    .option('--config <folder>', 'the folder with systems.yaml and ownership.yaml', process.env['TRUEUP_CONFIG_DIR'] ?? 'config')
    .action(async ({ config }: { config: string }) => {
      const { faults, lines } = await check(config, overlayAsker());
      const isJson = program.opts<{ json?: boolean }>().json === true;
      if (!isJson) refuseFaults(config, faults);
      show({ faults, lines: faults.length > 0 ? [] : lines }, (answer) => answer.lines);
      if (faults.length > 0) process.exitCode = 1;
    });
  program
    .command('connect')
    .description('what connects a system')
    .command('check')
    .description('what the credential of a system may do, and what is lost where it may not')
    .argument('<system>')
    .action(async (system: string) => {
      const rights = await connectCheck(findConnectors(process.env, process.cwd()), system);
      show(rights, () => rightLines(system, rights));
      if (rights.some(({ has }) => !has)) process.exitCode = 1;
    });
}

/** Throws a CliError that tells every fault, where there are any. */
export function refuseFaults(folder: string, faults: readonly PlacedFault[]): void {
  if (faults.length === 0) return;
  const told = faults.map(({ file, line, path, message }) => `  ${file}${line === null ? '' : `:${line}`} ${path || '(top)'}: ${message}`);
  throw new CliError([`${faults.length} fault(s) in ${folder}:`, ...told].join('\n'));
}

/** Undefined where no connector runs here: the files are then checked by themselves. */
export function overlayAsker(): AskOverlay | undefined {
  try {
    const connectors = findConnectors(process.env, process.cwd());
    return async (system, overlay) => {
      const [at] = await chosenSystems(connectors, system);
      return at ? call(at, { method: 'POST', path: `/v1/systems/${system}/overlay-check`, body: { overlay } }) : [];
    };
  } catch (error) {
    if (error instanceof CliError) return undefined;
    throw error;
  }
}
