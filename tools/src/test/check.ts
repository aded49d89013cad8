import { spawn, type SpawnOptions } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** How one part of the test run ended. */
export interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

/** A command whose success or failure counts as one test, such as the type check. */
export async function runCommand(name: string, command: readonly string[], root: string): Promise<Outcome> {
  const started = Date.now();
  const code = await run(command, { cwd: root, env: process.env, stdio: ['ignore', 'inherit', 'inherit'] });
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, seconds: (Date.now() - started) / 1000 };
}

export interface JestRun {
  readonly root: string;
  readonly project: 'unit' | 'integration' | 'journeys' | 'first-loads';
  readonly args: readonly string[];
  readonly workers: number;
  readonly env: NodeJS.ProcessEnv;
}

interface JestResult {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

/** One Jest project. A suite that cannot run and a test that is skipped count as failed: nothing is left out in silence. */
export async function runJest({ root, project, args, workers, env }: JestRun): Promise<Outcome> {
  const started = Date.now();
  const file = join(root, '.trueup', 'test', `${project}.json`);
  await rm(file, { force: true });
  const jest = [process.execPath, 'node_modules/jest/bin/jest.js', '--selectProjects', project, '--json', `--outputFile=${file}`];
  // A Kafka client may hold a socket for a while after it was told to stop; the run does not wait for it.
  const end = project === 'unit' ? [] : ['--forceExit'];
  // Jest prints its report on stderr and, with --json, the whole result on stdout, which nobody reads here.
  const code = await run([...jest, `--maxWorkers=${workers}`, ...end, ...args], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const result = await readResult(file);
  const seconds = (Date.now() - started) / 1000;
  if (!result) return { name: project, passed: 0, failed: 1, seconds };
  const left = result.numPendingTests + result.numTodoTests + result.numRuntimeErrorTestSuites;
  const failed = result.numFailedTests + left;
  return { name: project, passed: result.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, seconds };
}

async function readResult(file: string): Promise<JestResult | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as JestResult;
  } catch (error) {
    process.stderr.write(`Jest left no result in ${file}: ${String(error)}\n`);
    return undefined;
  }
}

function run(command: readonly string[], options: SpawnOptions): Promise<number> {
  const [program = '', ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, options);
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
