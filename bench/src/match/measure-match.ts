import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvLine, generate } from './generate';
import { COLUMNS } from './row';
import { watchProcess, type Taken } from './watch-process';

const ROWS_AT_ONCE = 2_000;

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
  const [rows, labels] = [openSync(input, 'w'), openSync(truth, 'w')];
  let [lines, known] = [[COLUMNS.join(',')], ['record_id,entity_id']];
  const flush = () => {
    writeSync(rows, `${lines.join('\n')}\n`);
    writeSync(labels, `${known.join('\n')}\n`);
    [lines, known] = [[], []];
  };
  for (const { row, entity } of generate(records)) {
    lines.push(csvLine(row));
    known.push(`${row.record_id},${entity}`);
    if (lines.length === ROWS_AT_ONCE) flush();
  }
  if (lines.length > 0) flush();
  closeSync(rows);
  closeSync(labels);
}
