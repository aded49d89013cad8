import { join } from 'node:path';
import { playOnce, showProgress, startStory } from '@trueup/tools';
import { Command } from 'commander';
import { addMatchBench } from './match/match-bench';
import { addStreamingBench } from './streaming/streaming-bench';
import { measureLoad } from './load/load';

interface BenchOptions {
  readonly json: boolean;
  readonly changes: number;
}

const root = process.cwd();
const LATENCY_P50_MS = 400;
const LATENCY_P95_MS = 1_000;
const RESIDENT_MIB = 250;
/** In the middle of a load: so that its garbage need not be looked through all the time. */
const LOADING_MIB = 512;
const INTO_EMPTY = 2_500;
const INTO_MILLION = 2_000;
const MILLION = 1_000_000;

/** One run of everything from a fresh data folder: the story, then single changes on the idle machine. */
async function measure(changes: number) {
  const progress = showProgress(process.stderr.isTTY === true);
  const { signal } = new AbortController();
  const startedAt = Date.now();
  const story = await startStory({ root, dataDir: join(root, '.trueup', 'bench'), reset: true, durable: true, progress, signal });
  try {
    const upSeconds = (story.cell.readyAt - startedAt) / 1000;
    return { upSeconds, summary: await playOnce(story, { changes, progress, signal }) };
  } finally {
    progress.close();
    await story.cell.stop();
  }
}

async function latency({ json, changes }: BenchOptions): Promise<void> {
  const { summary, upSeconds } = await measure(changes);
  const timing = summary.changeToDeliveredMs;
  const held = timing !== null && timing.lost === 0 && timing.p50 <= LATENCY_P50_MS && timing.p95 <= LATENCY_P95_MS;
  report(json, { bench: 'latency', ...timing, upSeconds, bound: { p50: LATENCY_P50_MS, p95: LATENCY_P95_MS }, held });
}

async function memory({ json }: BenchOptions): Promise<void> {
  const { summary } = await measure(0);
  const held = Object.values(summary.residentMiB).every((mib) => mib > 0 && mib <= RESIDENT_MIB);
  report(json, { bench: 'memory', residentMiB: summary.residentMiB, bound: RESIDENT_MIB, held });
}

interface LoadArguments {
  readonly json: boolean;
  readonly records: number;
  readonly stored: number;
}

async function load({ json, records, stored }: LoadArguments): Promise<void> {
  const figures = await measureLoad(root, { records, stored });
  const held = figures.intoEmpty >= INTO_EMPTY && figures.intoMillion >= INTO_MILLION && figures.residentMiB <= LOADING_MIB;
  const bound = { intoEmpty: INTO_EMPTY, intoMillion: INTO_MILLION, residentMiB: LOADING_MIB };
  report(json, { bench: 'load', ...figures, records, stored, bound, held });
}

function report(json: boolean, result: Readonly<Record<string, unknown>> & { readonly held: boolean }): void {
  const lines = Object.entries(result).map(
    ([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
  );
  process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : `${lines.join('\n')}\n`);
  process.exitCode = result.held ? 0 : 1;
}

const program = new Command('npm run bench --').description('What Trueup promises to be: measured, against the stated bound.');
program
  .command('latency')
  .description('a change in a source to the call in each target, on an idle machine')
  .option('--json', 'print JSON', false)
  .option('--changes <count>', 'single changes', Number, 100)
  .action(latency);
program
  .command('memory')
  .description('resident memory of each service after the story')
  .option('--json', 'print JSON', false)
  .action(memory);
program
  .command('load')
  .description('records a second that one resolver takes in, into an empty store and into one of a million')
  .option('--json', 'print JSON', false)
  .option('--records <count>', 'records of each phase, in whole tens', Number, 60_000)
  .option('--stored <count>', 'records that the full store holds', Number, MILLION)
  .action(load);
addMatchBench(program, report);
addStreamingBench(program, report);
program.parseAsync().then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
