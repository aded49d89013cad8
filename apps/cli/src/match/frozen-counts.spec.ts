import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { matchFile, type MatchWish } from './match-file';

jest.setTimeout(60_000);
const INPUT = join(__dirname, '../../../../bench/identity/data/febrl1.csv');
const SHIPPED = readFileSync(join(__dirname, '../../../../config/matching.yaml'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'frozen-'));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

function run(output: string, more: Partial<MatchWish> = {}) {
  const wish = { input: INPUT, output: at(output), ...more };
  return matchFile(wish, { threads: 0, onColumns: () => undefined, onProgress: () => undefined });
}

it('writes the version of the model that judged, by which a second run judges the same and counts nothing', async () => {
  const counted = await run('counted.csv', { writeModel: at('model.yaml') });
  const frozen = await run('frozen.csv', { model: at('model.yaml'), frozen: true });
  expect(frozen.model).toBe(counted.model);
  expect(readFileSync(at('frozen.csv'), 'utf8')).toBe(readFileSync(at('counted.csv'), 'utf8'));
});

it('counts a file anew by the same weights whatever counts its model holds', async () => {
  const [counted, anew] = [await run('one.csv'), await run('other.csv', { model: at('model.yaml') })];
  expect(anew.model).toBe(counted.model);
});

it('refuses to judge by counts that the model does not hold', async () => {
  writeFileSync(at('uncounted.yaml'), SHIPPED.slice(0, SHIPPED.indexOf('\nfrequencies:') + 1));
  await expect(run('never.csv', { model: at('uncounted.yaml'), frozen: true })).rejects.toThrow(/holds no frequencies/);
});
