import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseModel } from '../match/choose-model';
import { trainFile } from './train-file';

jest.setTimeout(60_000);
const INPUT = join(__dirname, '../../../../bench/identity/data/febrl1.csv');
const folder = mkdtempSync(join(tmpdir(), 'train-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('writes a model of a new version that trueup match can use, and says what changed', async () => {
  const output = join(folder, 'model.yaml');
  const answer = await trainFile({ input: INPUT, output, seed: 7 });
  expect(answer.after).not.toBe(answer.before);
  expect(answer.changes.length).toBeGreaterThan(0);
  expect((await chooseModel(output)).version).toBe(answer.after);
});

it('learns the same from the same records with the same seed', async () => {
  const [one, other] = [join(folder, 'one.yaml'), join(folder, 'other.yaml')];
  await trainFile({ input: INPUT, output: one, seed: 7 });
  await trainFile({ input: INPUT, output: other, seed: 7 });
  expect(readFileSync(one, 'utf8')).toBe(readFileSync(other, 'utf8'));
});

it('learns from some of the records, the same for one seed, and counts the names of all', async () => {
  const output = join(folder, 'sample.yaml');
  const [one, other] = [
    await trainFile({ input: INPUT, output, seed: 7, sample: 300 }),
    await trainFile({ input: INPUT, output: join(folder, 'again.yaml'), seed: 7, sample: 300 }),
  ];
  expect(one).toEqual({ ...other, columns: one.columns });
  expect(one).toMatchObject({ records: 1_000, sampled: 300 });
  expect((await chooseModel(output)).frequencies?.records).toBe(1_000);
});

it('holds the bands for as many records as are expected', async () => {
  const output = join(folder, 'expected.yaml');
  await trainFile({ input: INPUT, output, seed: 7, expected: 2_000_000 });
  expect((await chooseModel(output)).frequencies?.expected).toBe(2_000_000);
});

it('learns from labels, and from decisions of stewards, which of the pairs are one', async () => {
  const truth = join(INPUT, '../febrl1_truth.csv');
  const labelled = await trainFile({ input: INPUT, output: join(folder, 'labelled.yaml'), seed: 7, labels: truth });
  expect(labelled.pairs.toldOne).toBe(500);
  const [one, other] = readFileSync(truth, 'utf8')
    .split('\n')
    .slice(1, 3)
    .map((row) => row.split(',')[0] ?? '');
  const file = join(folder, 'decisions.jsonl');
  const records = [one, other].map((id) => ({ system: '', type: 'row', id }));
  writeFileSync(
    file,
    `${JSON.stringify({ kind: 'neverLink', records, decidedAt: 2 })}\n\n${JSON.stringify({ kind: 'pin', records: [] })}\n`,
  );
  const decided = await trainFile({ input: INPUT, output: join(folder, 'decided.yaml'), seed: 7, labels: truth, decisions: file });
  expect(decided.pairs.toldOne + decided.pairs.toldTwo).toBeGreaterThanOrEqual(labelled.pairs.toldOne);
});

it.each([
  ['labels of another file', { labels: 'record_id,entity_id\nX1,1\nX2,1\n' }, /none of its records/],
  ['decisions that are no JSON', { decisions: '{"kind":"link"}\nlink a b\n' }, /line 2: it is no JSON/],
  ['a decision about nothing', { decisions: '{"records":[]}\n' }, /line 1: it is no decision/],
] as const)('refuses %s in one line', async (_, told, message) => {
  const [[option, text] = ['labels', '']] = Object.entries(told);
  const file = join(folder, `bad.${option}`);
  writeFileSync(file, text);
  const wish = { input: INPUT, output: join(folder, 'never.yaml'), seed: 7, [option]: file };
  await expect(trainFile(wish)).rejects.toThrow(message);
});
