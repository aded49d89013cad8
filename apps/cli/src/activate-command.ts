import type { Command } from 'commander';
import { overlayAsker, refuseFaults } from './check-commands';
import { activate, activatedLines, type ActivateOptions } from './commands/activate';
import { check } from './commands/check';
import { whoAsks } from './confirm';
import type { Show } from './control-commands';
import { findResolver } from './resolver';

/** Adds `trueup activate`. */
export function addActivate(program: Command, show: Show): void {
  program
    .command('activate')
    .description('make the contract and the matching model of a folder count; shows what changes and asks')
    .option('--config <folder>', 'the folder with ownership.yaml and matching.yaml', process.env['TRUEUP_CONFIG_DIR'] ?? 'config')
    .requiredOption('--reason <text>', 'why')
    .option('--effective-from <time>', 'from when it counts, ISO 8601; at once unless given')
    .option('--yes', 'go on without asking', false)
    .option('--wait', 'watch until everybody whom it concerns was judged again', false)
    .action(async (options: Omit<ActivateOptions, 'by'>) => {
      const { faults } = await check(options.config, overlayAsker());
      refuseFaults(options.config, faults);
      const resolver = findResolver(process.env, process.cwd());
      show(await activate(resolver, { ...options, by: whoAsks(process.env) }), activatedLines);
    });
}
