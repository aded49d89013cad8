import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CliError } from '../cli-error';
import { crewOf, type Crew } from './crew';

const folder = mkdtempSync(join(tmpdir(), 'crew-'));
afterAll(() => rmSync(folder, { recursive: true }));

let crew: Crew | undefined;
afterEach(() => crew?.close());

/** Two threads that do this with each message. */
function crewThat(does: string, atOnce = ''): Crew {
  const script = join(folder, `${does.length}-${atOnce.length}.cjs`);
  writeFileSync(
    script,
    `const { parentPort } = require('node:worker_threads'); ${atOnce}\nparentPort.on('message', ({ task }) => { ${does} });`,
  );
  return (crew = crewOf(2, script));
}

it('shares the work out and tells everybody what all must know', async () => {
  const echo = crewThat('parentPort.postMessage({ answer: task });');
  await expect(Promise.all([1, 2, 3, 4, 5].map((task) => echo.do('explain', Uint32Array.of(task))))).resolves.toEqual(
    [1, 2, 3, 4, 5].map((task) => Uint32Array.of(task)),
  );
  await expect(echo.tell('terms', null)).resolves.toEqual([null, null]);
});

it('hands on what a thread refuses, with its exit code, and goes on', async () => {
  const picky = crewThat("parentPort.postMessage(task ? { answer: [] } : { refused: 'no such row', exitCode: 2 });");
  await expect(picky.do('terms', null)).rejects.toMatchObject({ message: 'no such row', exitCode: 2 });
  await expect(picky.do('explain', Uint32Array.of(1))).resolves.toEqual([]);
});

it.each([
  ['is killed at its work', 'process.exit(9);', 'A thread of this program ended with 9 before its work was done.'],
  [
    'runs out of memory',
    "throw Object.assign(new Error('the heap is full'), { code: 'ERR_WORKER_OUT_OF_MEMORY' });",
    'A thread of this program ran out of memory',
  ],
])('fails what it was asked where a thread %s', async (_what, does, message) => {
  const failing = crewThat(does);
  const refused = failing.do('terms', null).catch((error: unknown) => error);
  expect(await refused).toBeInstanceOf(CliError);
  expect(await refused).toMatchObject({ exitCode: 1, message: expect.stringContaining(message) as string });
});

it('fails what is asked of a thread that has died between two errands', async () => {
  const dead = crewThat('', 'process.exit(3);');
  await new Promise((resolve) => setTimeout(resolve, 300));
  await expect(dead.tell('terms', null)).rejects.toThrow('ended with 3');
  await expect(dead.do('terms', null)).rejects.toThrow('ended with 3');
});

it('shows a fault in the program as it is', async () => {
  await expect(crewThat("throw new RangeError('a fault');").do('terms', null)).rejects.toMatchObject({
    name: 'RangeError',
    message: 'a fault',
  });
});
