import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
