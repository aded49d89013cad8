import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { RunningSandbox } from './running-sandbox';

function readyLine(running: readonly RunningSandbox[]): string {
  const tenants = running.map(({ system, baseUrl, credentials, webhookSecret }) => [system, { baseUrl, credentials, webhookSecret }]);
  return JSON.stringify({ ready: true, tenants: Object.fromEntries(tenants) });
}

function stopWith(running: readonly RunningSandbox[]): () => void {
  let isStopping = false;
  return () => {
    if (isStopping) return;
    isStopping = true;
    Promise.all(running.map((one) => one.close())).then(() => process.exit(0), failed);
  };
}

function failed(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}

async function run(start: (config: unknown) => Promise<RunningSandbox[]>): Promise<void> {
  const { values } = parseArgs({ options: { config: { type: 'string' }, stdin: { type: 'boolean' } } });
  if (!values.config) throw new Error('Say which tenants to serve: --config FILE.json');
  const running = await start(JSON.parse(readFileSync(values.config, 'utf8')));
  const stop = stopWith(running);
  process.on('SIGTERM', stop).on('SIGINT', stop);
  if (values.stdin) process.stdin.on('end', stop).on('close', stop).resume();
  process.stdout.write(`${readyLine(running)}\n`);
}

/** The main.ts of every sandbox: `--config FILE.json [--stdin]`, one JSON line when it listens, a clean stop on signals. */
export function runSandboxes(start: (config: unknown) => Promise<RunningSandbox[]>): void {
  run(start).catch(failed);
}
