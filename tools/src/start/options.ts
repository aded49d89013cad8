import { Command } from 'commander';

/** What `npm start` was asked to do. */
export interface StartOptions {
  /** Run the story until every system agrees, print a summary and end. */
  readonly once: boolean;
  /** With once: one JSON document on stdout instead of the table. */
  readonly json: boolean;
  /** Forget what earlier runs left. */
  readonly reset: boolean;
  /** Single changes to time after convergence. */
  readonly changes: number;
}

/** Reads the arguments; commander prints help and errors and ends the process by itself. */
export function readOptions(args: readonly string[]): StartOptions {
  const command = new Command('npm start --')
    .description('Start Trueup with its infrastructure and sandboxes, and watch one true customer come about.')
    .option('--once', 'play the story until every system agrees, print a summary and end', false)
    .option('--json', 'with --once: print one JSON document instead of the table', false)
    .option('--reset', 'forget what earlier runs left', false)
    .option('--changes <count>', 'single changes to time after convergence', (text) => Number.parseInt(text, 10), 100)
    .parse([...args], { from: 'user' });
  const options = command.opts<StartOptions>();
  if (options.json && !options.once) command.error('--json goes with --once.', { exitCode: 2 });
  if (!(options.changes >= 0)) command.error('--changes takes a whole number.', { exitCode: 2 });
  return options;
}
