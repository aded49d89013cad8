import type { Command } from 'commander';
import { measureHostile } from './measure-hostile';
import { measureMatch } from './measure-match';

type Report = (json: boolean, result: Readonly<Record<string, unknown>> & { readonly held: boolean }) => void;

/** Of 100,000 records, and of a million; in between and beyond by the number of records. */
const BOUNDS = [
  { records: 100_000, seconds: 30, residentMiB: 1_024 },
  { records: 1_000_000, seconds: 300, residentMiB: 3_072 },
] as const;

const HOSTILE_TIMES = 2;

/** `npm run bench -- match` and `npm run bench -- hostile`. */
export function addMatchBench(program: Command, report: Report): void {
  program
    .command('match')
    .description('time and memory of trueup match over generated records, and how well they are matched')
    .option('--json', 'print JSON', false)
    .option('--records <count>', 'records of the generated file', Number, 100_000)
    .action(async ({ json, records }: { json: boolean; records: number }) => {
      const figures = await measureMatch(process.cwd(), records);
      const bound = BOUNDS.find((one) => records <= one.records) ?? BOUNDS[1];
      const held = figures.seconds <= bound.seconds && figures.residentMiB <= bound.residentMiB;
      report(json, { bench: 'match', ...figures, bound, held });
    });
  program
    .command('hostile')
    .description('files in which thousands look alike and nobody is anybody else, against ordinary ones')
    .option('--json', 'print JSON', false)
    .action(async ({ json }: { json: boolean }) => {
      const figures = await measureHostile(process.cwd());
      const held = Object.values(figures).every(({ times, merged }) => times <= HOSTILE_TIMES && merged === 0);
      report(json, { bench: 'hostile', ...figures, bound: { times: HOSTILE_TIMES, merged: 0 }, held });
    });
}
