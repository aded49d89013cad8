import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findInfrastructure } from '../infrastructure/find-infrastructure';
import type { Infrastructure } from '../infrastructure/infrastructure';
import { runCommand, runJest, type Outcome } from './check';

type Step = 'format' | 'lint' | 'types' | 'unit' | 'integration' | 'journeys';
const STEPS: readonly Step[] = ['format', 'lint', 'types', 'unit', 'integration', 'journeys'];

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
  if (steps.includes('format')) add(await runCommand('format', ['npm', 'run', '-s', 'format:check'], root));
  if (steps.includes('lint')) add(await runCommand('lint', ['npm', 'run', '-s', 'lint'], root));
  if (steps.includes('types')) add(await runCommand('types', ['npm', 'run', '-s', 'typecheck'], root));
  if (steps.includes('unit')) add(await runJest({ root, project: 'unit', args: rest, workers: 2, env: process.env }));
  if (steps.includes('integration') || steps.includes('journeys')) await onInfrastructure(steps, rest, add);
  return report(outcomes);
}

async function onInfrastructure(steps: readonly Step[], args: readonly string[], add: (outcome: Outcome) => void): Promise<void> {
  let infrastructure: Infrastructure;
  try {
    infrastructure = await findInfrastructure({ dataDir: join(folder, 'data'), reset: true, durable: false, log: say });
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    add({ name: 'infrastructure', passed: 0, failed: 1, seconds: 0 });
    return;
  }
  say(infrastructure.line);
  try {
    const env = {
      ...process.env,
      ...infrastructure.environment,
      TEST_KAFKA_BROKERS: infrastructure.kafka.brokers.join(','),
      TEST_REGISTRY_URL: infrastructure.registryUrl,
      TEST_DATABASE_URL: infrastructure.databaseUrl,
      TEST_KAFKA_PID: String(infrastructure.pids['kafka'] ?? ''),
    };
    if (steps.includes('integration')) add(await runJest({ root, project: 'integration', args, workers: 1, env }));
    if (steps.includes('journeys')) add(await runJest({ root, project: 'journeys', args, workers: 1, env }));
  } finally {
    await infrastructure.stop();
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
