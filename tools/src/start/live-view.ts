import { setTimeout as sleep } from 'node:timers/promises';
import pico from 'picocolors';
import type { Stack } from '../stack/stack';
import { readBacklog } from './backlog';
import { readFigures } from './figures';
import { residentMiB } from './resident';
import { table } from './table';
import { examples } from './examples';

const EVERY_MS = 1_000;
const PLAIN_EVERY_MS = 10_000;

/** Shows every system and service, line by line, until the signal: in place on a terminal, as plain lines elsewhere. */
export async function showLiveView(stack: Stack, signal: AbortSignal): Promise<void> {
  const isTerminal = process.stdout.isTTY === true;
  process.stdout.write(`${[...examples(stack.run), ''].join('\n')}\n`);
  let drawn = 0;
  while (!signal.aborted) {
    const lines = await picture(stack);
    if (isTerminal && drawn > 0) process.stdout.write(`\u001b[${drawn}A\u001b[0J`);
    process.stdout.write(`${lines.join('\n')}\n`);
    drawn = lines.length;
    await sleep(isTerminal ? EVERY_MS : PLAIN_EVERY_MS, undefined, { signal }).catch(stopped);
  }
}

function stateOf(mode: string, health: string | undefined, waiting: number): string {
  if (mode === 'off') return 'off';
  if (health === undefined) return 'unknown';
  if (health !== 'ok') return health;
  return waiting > 0 ? 'working' : 'in step';
}

// Being asked to stop is how the wait is meant to end.
function stopped(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}

async function picture(stack: Stack): Promise<string[]> {
  try {
    const [figures, backlog] = await Promise.all([readFigures(stack.run), readBacklog(stack.run)]);
    const head = ['system', 'mode', 'state', 'waiting', 'events in', 'customers', 'writes out', 'parked'];
    const systems = Object.entries(figures.systems).map(([name, row]) => {
      const waiting = backlog.bySystem[name] ?? 0;
      const state = stateOf(row.mode, backlog.states[name], waiting);
      return [name, row.mode, state, waiting, row.observed, row.records, row.created + row.updated, row.parked];
    });
    const services = Object.values(stack.services);
    const states = await Promise.all(
      services.map(async (service) => [service.name, (await service.isReady()) ? 'ready' : 'not ready'] as const),
    );
    const memory = residentMiB(services);
    const serviceRows = states.map(([name, state]) => [name, state, `${memory[name] ?? 0} MiB`, stack.services[name].url]);
    const [systemHead = '', ...systemLines] = table([head, ...systems]);
    const [serviceHead = '', ...serviceLines] = table([['service', 'state', 'memory', 'address'], ...serviceRows]);
    return [
      pico.bold(systemHead),
      ...systemLines,
      '',
      pico.bold(serviceHead),
      ...serviceLines,
      '',
      `golden customers ${figures.goldenCustomers} · links ${figures.links} · open reviews ${figures.reviews} · parked ${figures.parked} · waiting ${backlog.total}`,
      pico.dim('Ctrl-C stops everything that was started here.'),
    ];
  } catch (error) {
    return [`The figures cannot be read now (${error instanceof Error ? error.message : String(error)}); trying again.`];
  }
}
