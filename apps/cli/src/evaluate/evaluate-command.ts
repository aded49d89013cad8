import type { Command } from 'commander';
import { CliError } from '../cli-error';
import { count } from '../load-bar';
import { readColumns } from '../table/read-columns';
import { scoreClusters, type Measure, type Score } from './score-clusters';

interface Options {
  readonly clusters: string;
  readonly truth: string;
}

/** `trueup evaluate --clusters FILE --truth FILE`. */
export function addEvaluate(program: Command, isJson: () => boolean): void {
  program
    .command('evaluate')
    .description('how well clusters fit the truth: pairwise and B-cubed precision, recall and F1')
    .requiredOption('--clusters <file>', 'CSV with record_id and cluster_id, as trueup match writes it')
    .requiredOption('--truth <file>', 'CSV with record_id and entity_id')
    .action(async (options: Options) => {
      const score = await evaluate(options);
      process.stdout.write(isJson() ? `${JSON.stringify(score, null, 2)}\n` : `${lines(score).join('\n')}\n`);
    });
}

/** Scores two files. Throws a CliError where one cannot be read or the clusters hold a record that the truth does not know. */
export async function evaluate({ clusters, truth }: Options): Promise<Score> {
  const known = await readColumns(truth, 'record_id', 'entity_id');
  const found = await readColumns(clusters, 'record_id', 'cluster_id');
  let line = 1;
  for (const record of found.keys()) {
    line += 1;
    if (!known.has(record))
      throw new CliError(`${clusters}, row ${line}: ${truth} knows no record ${record.slice(0, 80)}.`, { exitCode: 2 });
  }
  return scoreClusters(known, found);
}

function lines(score: Score): string[] {
  const { records, entities, clusters, pairwise, bcubed, wrongPairs, overMerged, splitEntities } = score;
  return [
    `${count(records)} records of ${count(entities)} entities are in ${count(clusters)} clusters.`,
    `pairwise  ${measured(pairwise)}   ${count(wrongPairs.false)} false, ${count(wrongPairs.missed)} missed`,
    `B-cubed   ${measured(bcubed)}   ${count(overMerged)} clusters over-merged, ${count(splitEntities)} entities split`,
  ];
}

function measured({ precision, recall, f1 }: Measure): string {
  return `precision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}  F1 ${f1.toFixed(4)}`;
}
