import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

jest.setTimeout(120_000);
const FILE = join(__dirname, '../../../../bench/identity/data/febrl1.csv');
const BUILT = join(__dirname, '../../dist/match/match-file.js');
const folder = mkdtempSync(join(tmpdir(), 'threads-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What is written with so many threads beside the main one. */
function matched(threads: number): string {
  const [output, reviews] = ['clusters', 'reviews'].map((name) => join(folder, `${name}.${threads}.csv`)) as [string, string];
  const wish = JSON.stringify({ input: FILE, output, reviews });
  const quiet = `{ threads: ${threads}, onColumns() {}, onProgress() {} }`;
  execFileSync(process.execPath, ['-e', `void require(${JSON.stringify(BUILT)}).matchFile(${wish}, ${quiet})`]);
  return readFileSync(output, 'utf8') + readFileSync(reviews, 'utf8');
}

it('writes the same bytes whether one thread matches or several', () => {
  const [alone, two, three] = [0, 2, 3].map(matched);
  expect(two).toBe(alone);
  expect(three).toBe(alone);
  expect(alone?.split('\n').length).toBeGreaterThan(1_000);
});
