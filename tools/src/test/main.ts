import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { findInfrastructure } from '../infrastructure/find-infrastructure';
import type { Infrastructure } from '../infrastructure/infrastructure';
import { startCell } from '../start/cell';
import { showProgress } from '../start/progress-bars';
import { runCommand, runJest, type Outcome } from './check';
import { writeJourneyConfig } from './journey-config';
import { isAsked, WORLDS, type World } from './worlds';

type Step = 'format' | 'lint' | 'types' | 'unit' | 'integration' | 'journeys';
const STEPS: readonly Step[] = ['format', 'lint', 'types', 'unit', 'integration', 'journeys'];

const CHECKS: readonly (readonly [Step, string])[] = [
  ['format', 'format:check'],
  ['lint', 'lint'],
  ['types', 'typecheck'],
];

const root = process.cwd();
const folder = join(root, '.trueup', 'test');

/** `npm test`, `npm test -- unit`, `npm test -- journeys -t "echo"`: the steps named first, all when none is; the rest goes to Jest. */
async function main(args: readonly string[]): Promise<number> {
  const named = STEPS.filter((step) => args.includes(step));
  const steps = named.length > 0 ? named : STEPS;
  const rest = args.filter((arg) => !STEPS.includes(arg as Step));
  mkdirSync(folder, { recursive: true });
  const outcomes: Outcome[] = [];
  const add = (outcome: Outcome): void => {
    outcomes.push(outcome);
    process.stderr.write(`── ${outcome.name}: ${outcome.passed} passed, ${outcome.failed} failed (${outcome.seconds.toFixed(1)} s)\n`);
  };
  // Each of these keeps one core busy, so they run side by side.
  const checks = CHECKS.filter(([step]) => steps.includes(step));
  await Promise.all(checks.map(async ([step, script]) => add(await runCommand(step, ['npm', 'run', '-s', script], root))));
  if (steps.includes('unit')) add(await runJest({ root, project: 'unit', args: rest, workers: 2, env: process.env }));
  if (steps.includes('integration')) await integration(rest, add);
  if (steps.includes('journeys')) await journeys(rest, add);
  return report(outcomes);
}

type Add = (outcome: Outcome) => void;

/** Rooms against a real Kafka, registry and PostgreSQL. */
async function integration(args: readonly string[], add: Add): Promise<void> {
  await withStarted('infrastructure', add, async () => {
    const infrastructure = await findInfrastructure({ dataDir: join(folder, 'integration'), reset: true, durable: false, log: say });
    say(infrastructure.line);
    const { kafka, registryUrl, databaseUrl, pids } = infrastructure;
    const env = {
      ...process.env,
      TEST_KAFKA_BROKERS: kafka.brokers.join(','),
      TEST_REGISTRY_URL: registryUrl,
      TEST_DATABASE_URL: databaseUrl,
      TEST_KAFKA_PID: String(pids['kafka'] ?? ''),
      TEST_KAFKA_RESTART: `kill -USR2 ${process.pid}`,
    };
    process.on('SIGUSR2', () => void restartKafka(infrastructure));
    return { stop: () => infrastructure.stop(), run: () => runJest({ root, project: 'integration', args, workers: 1, env }) };
  });
}

/** A suite asked to see the broker die, as a power cut would end it, and come back. */
async function restartKafka({ kill, restart }: Infrastructure): Promise<void> {
  if (!kill || !restart) return say('This infrastructure cannot restart its broker: run the integration step on the local one.');
  kill('kafka', 'SIGKILL');
  await setTimeout(2_000);
  await restart('kafka');
}

/** The promises, through URLs and topics only, against everything as `npm start` runs it. */
async function journeys(args: readonly string[], add: Add): Promise<void> {
  for (const world of WORLDS.filter((one) => isAsked(one, { root, args })))
    await withStarted(world.name, add, () => startWorld(world, args));
}

async function startWorld(world: World, args: readonly string[]): Promise<Started> {
  const dataDir = join(folder, world.name);
  const configDir = writeJourneyConfig(root, join(folder, `${world.name}-config`), world.overlay);
  const cell = await startCell({
    root,
    dataDir,
    reset: true,
    durable: false,
    progress: showProgress(false),
    signal: new AbortController().signal,
    configDir,
    sandboxes: world.sandboxes,
  });
  const env = { ...process.env, TRUEUP_RUN_FILE: join(dataDir, 'run.json'), TRUEUP_CONFIG_DIR: configDir };
  const inOrder = [`--testSequencer=${join(root, 'tests', 'in-order.cjs')}`, ...args];
  return { stop: () => cell.stop(), run: () => runJest({ root, project: world.name, args: inOrder, workers: 1, env }) };
}

interface Started {
  stop(): Promise<void>;
  run(): Promise<Outcome>;
}

async function withStarted(name: string, add: Add, start: () => Promise<Started>): Promise<void> {
  let started;
  try {
    started = await start();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    add({ name, passed: 0, failed: 1, seconds: 0 });
    return;
  }
  try {
    add(await started.run());
  } finally {
    await started.stop();
  }
}

function report(outcomes: readonly Outcome[]): number {
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  writeFileSync(join(folder, 'result.json'), `${JSON.stringify({ passed, failed, outcomes }, null, 2)}\n`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 1;
  },
);
