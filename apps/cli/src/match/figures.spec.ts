import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guessColumns, parseColumns } from '@trueup/governance';
import { evaluate } from '../evaluate/evaluate-command';
import { matchFile } from './match-file';

jest.setTimeout(120_000);
const DATA = join(__dirname, '../../../../bench/identity/data');
const folder = mkdtempSync(join(tmpdir(), 'figures-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function scoreOf(file: string, columns?: string) {
  const clusters = join(folder, `${file}.clusters.csv`);
  const wish = { input: join(DATA, `${file}.csv`), output: clusters, ...(columns ? { columns: join(DATA, columns) } : {}) };
  const answer = await matchFile(wish, { threads: 0, onColumns: () => undefined, onProgress: () => undefined });
  return { answer, score: await evaluate({ clusters, truth: join(DATA, `${file}_truth.csv`) }) };
}

// What is reached now; each figure only ever gets better.
it.each([
  ['febrl1', 1],
  ['febrl3', 13],
])('has no more wrong pairs in %s than %i, false and missed together', async (file, most) => {
  const { score } = await scoreOf(file);
  expect(score.wrongPairs.false + score.wrongPairs.missed).toBeLessThanOrEqual(most);
});

it('finds the customers of a retailer in three systems, and few that are none', async () => {
  const { answer, score } = await scoreOf('retail_dev_10000');
  expect(score.pairwise.precision).toBeGreaterThanOrEqual(0.97);
  expect(score.pairwise.recall).toBeGreaterThanOrEqual(0.83);
  expect(score.pairwise.f1).toBeGreaterThanOrEqual(0.9);
  expect(answer.completeness.partial).toBeLessThanOrEqual(answer.records * 0.01);
});

it('comes to the same for febrl1 whether its columns are told or guessed', async () => {
  const [guessed, told] = [await scoreOf('febrl1'), await scoreOf('febrl1', 'febrl.columns.yaml')];
  expect(told.score).toEqual(guessed.score);
});

it("guesses of the retailer's file what its columns.yaml says", () => {
  const [header = ''] = readFileSync(join(DATA, 'retail_dev_10000.csv'), 'utf8').split('\n', 1);
  const told = parseColumns(readFileSync(join(DATA, 'retail_dev_10000.columns.yaml'), 'utf8'));
  expect(guessColumns(header.trim().split(','))).toEqual(told);
});
