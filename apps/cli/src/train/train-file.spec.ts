import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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
  const labels = join(INPUT, '../febrl1_truth.csv');
  const wish = { input: INPUT, output: join(folder, 'told.yaml'), seed: 7, labels };
  const { pairs } = await trainFile(wish);
  expect(pairs.toldOne).toBe(500);
  const [twins, twoAgain, others] = [
    ['rec-10-org', 'rec-10-dup-0'],
    ['rec-223-org', 'rec-223-dup-0'],
    ['rec-10-org', 'rec-223-org'],
  ].map((ids) => ids.map((id) => ({ system: '', type: 'row', id })));
  const decisions = join(folder, 'decisions.jsonl');
  const lines = [
    { kind: 'neverLink', records: twins, decidedAt: 2 },
    { kind: 'link', records: twins, decidedAt: 1 },
    { kind: 'split', records: twoAgain },
    { kind: 'confirm', accept: true, slot: null, records: others },
    { kind: 'pin', records: [] },
  ];
  writeFileSync(decisions, lines.map((line) => JSON.stringify(line)).join('\n\n'));
  const decided = await trainFile({ ...wish, decisions });
  expect(decided.pairs).toMatchObject({ toldOne: 499, toldTwo: pairs.toldTwo + 2 });
});

it.each(['input', 'columns', 'model', 'labels', 'decisions'] as const)('refuses to write over its own --%s', async (option) => {
  const [own, link] = [join(folder, `own.${option}`), join(folder, `link.${option}`)];
  writeFileSync(own, 'what was there');
  symlinkSync(own, link);
  for (const read of [own, link]) {
    const refused = trainFile({ input: INPUT, seed: 7, [option]: read, output: own });
    await expect(refused).rejects.toMatchObject({ exitCode: 2, message: `${own} is named twice: each file needs a name of its own.` });
  }
  expect(readFileSync(own, 'utf8')).toBe('what was there');
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
