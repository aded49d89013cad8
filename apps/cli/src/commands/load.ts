import type { Command } from 'commander';
import { CliError } from '../cli-error';
import { chosenSystems, findConnectors } from '../connectors';
import { findGateway } from '../gateway';
import { count, duration } from '../load-bar';
import { loadFile, type FileAnswer } from './load-file';
import { loadSystem, type LoadAnswer } from './load-system';

interface Options {
  readonly system?: string;
  readonly columns?: string;
}

const BAD_ROWS_SHOWN = 10;
/** As shells end what was interrupted. */
const INTERRUPTED = 130;

/** `trueup load --system S` and `trueup load FILE`. */
export function addLoad(program: Command, isJson: () => boolean): void {
  program
    .command('load')
    .description('load all records of a system, or a file of customers (CSV or JSON Lines)')
    .argument('[file]', 'the file; without it the system itself is read')
    .option('--system <name>', 'the system to load, or whose customers the file holds')
    .option('--columns <file>', "what the file's columns mean; guessed from its header unless given")
    .action((file: string | undefined, options: Options) =>
      file === undefined ? system(options, isJson()) : one(file, options, isJson()),
    );
}

async function one(file: string, options: Options, json: boolean): Promise<void> {
  const answer = await loadFile(findGateway(process.env, process.cwd()), { ...options, file });
  print(json ? [JSON.stringify(answer, null, 2)] : fileLines(answer));
}

async function system({ system: name, columns }: Options, json: boolean): Promise<void> {
  if (name === undefined) throw new CliError('Say what to load: trueup load --system NAME, or trueup load FILE.', { exitCode: 2 });
  if (columns !== undefined) throw new CliError('--columns is for files; a system tells its fields itself.', { exitCode: 2 });
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const [at] = await chosenSystems(findConnectors(process.env, process.cwd()), name);
  const load = at && (await loadSystem(at, stop.signal));
  if (load) return print(json ? [JSON.stringify(load, null, 2)] : [systemLine(name, load)]);
  process.stderr.write(`\nThe load of ${name} goes on without this; trueup load --system ${name} follows it again.\n`);
  process.exitCode = INTERRUPTED;
}

/** What became of a file, for people. */
export function fileLines({ file, systems, rows, accepted, bad, badRows }: FileAnswer): string[] {
  const bySystem = Object.entries(systems).map(([name, some]) => `${name} ${count(some)}`);
  return [
    `${file}: ${count(accepted)} of ${count(rows)} rows are in (${bySystem.join(', ') || 'none'}).`,
    ...(bad > 0 ? [`${count(bad)} could not be read and are parked:`] : []),
    ...badRows.slice(0, BAD_ROWS_SHOWN).map(({ line, reason }) => `  line ${line}: ${reason}`),
    ...(bad > BAD_ROWS_SHOWN ? [`  … and ${count(bad - BAD_ROWS_SHOWN)} more`] : []),
  ];
}

/** How a load ended, for people. */
export function systemLine(name: string, { records, startedAt, finishedAt, perSecond }: LoadAnswer): string {
  const seconds = ((finishedAt ?? startedAt) - startedAt) / 1_000;
  const rate = perSecond === null ? '' : `, ${count(Math.round(perSecond))}/s`;
  return `${name}: ${count(records)} records in ${duration(seconds)}${rate}. trueup report baseline shows day 0.`;
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
