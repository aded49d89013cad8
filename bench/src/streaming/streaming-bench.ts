import type { Command } from 'commander';
import { measureLoad } from '../load/load';

type Report = (json: boolean, result: Readonly<Record<string, unknown>> & { readonly held: boolean }) => void;

const FEW = 10_000;
const MILLION = 1_000_000;
const MOST_TIMES = 1.5;

interface StreamingArguments {
  readonly json: boolean;
  readonly records: number;
  readonly stored: number;
}

/** `npm run bench -- streaming`. */
export function addStreamingBench(program: Command, report: Report): void {
  program
    .command('streaming')
    .description("the resolver's CPU for one record into a store of many, against that into a store of ten thousand; real servers")
    .option('--json', 'print JSON', false)
    .option('--records <count>', 'records that come to each store, in whole tens', Number, FEW)
    .option('--stored <count>', 'records that the full store holds', Number, MILLION)
    .action(async ({ json, records, stored }: StreamingArguments) => {
      const intoFew = await resolverMicroseconds(records, FEW);
      const intoMany = await resolverMicroseconds(records, stored);
      const times = intoMany / intoFew;
      const figures = { intoFew, intoMany, times: Math.round(times * 1_000) / 1_000 };
      report(json, { bench: 'streaming', ...figures, records, stored, bound: MOST_TIMES, held: times <= MOST_TIMES });
    });
}

/** Microseconds of CPU of the resolver's process alone for each record that comes to a store of that size. */
async function resolverMicroseconds(records: number, stored: number): Promise<number> {
  const { cpu } = await measureLoad(process.cwd(), { records, stored });
  const { resolver } = cpu.intoMillion;
  if (!resolver) throw new Error('CPU times cannot be read on this system.');
  return resolver;
}
