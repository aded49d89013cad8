import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from './generate';
import type { Row } from './row';
import { watchProcess, type Taken } from './watch-process';
import { writeRows } from './write-rows';

/** What it took to match so many generated records, and how well it came out. */
export interface MatchFigures extends Taken {
  readonly records: number;
  readonly clusters: number;
  readonly pairwise: { readonly precision: number; readonly recall: number; readonly f1: number };
}

/** Runs `trueup match` over a generated file, as anybody would. */
export async function measureMatch(root: string, records: number): Promise<MatchFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'trueup-match-'));
  const [input, truth, output] = ['records.csv', 'truth.csv', 'clusters.csv'].map((name) => join(folder, name)) as [string, string, string];
  const cli = join(root, 'apps/cli/dist/main.js');
  try {
    write({ input, truth }, records);
    const { stdout, ...taken } = await watchProcess(cli, ['match', '--input', input, '--output', output, '--json']);
    const { clusters } = JSON.parse(stdout) as { clusters: number };
    const scored = await watchProcess(cli, ['evaluate', '--clusters', output, '--truth', truth, '--json']);
    const { pairwise } = JSON.parse(scored.stdout) as Pick<MatchFigures, 'pairwise'>;
    return { records, clusters, pairwise, ...taken };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function write({ input, truth }: { input: string; truth: string }, records: number): void {
  const known: string[] = ['record_id,entity_id'];
  const rows = function* (): Generator<Row> {
    for (const { row, entity } of generate(records)) {
      known.push(`${row.record_id},${entity}`);
      yield row;
    }
  };
  writeRows(input, rows());
  writeFileSync(truth, `${known.join('\n')}\n`);
}
