import { setTimeout as sleep } from 'node:timers/promises';
import { callService, Refused, Unanswered } from '../call-service';
import { CliError } from '../cli-error';
import type { SystemAt } from '../connectors';
import { LoadBar } from '../load-bar';

/** How a load stands, as its connector tells. */
export interface LoadAnswer {
  readonly generation: number;
  readonly state: 'running' | 'finished' | 'failed';
  readonly records: number;
  readonly total: number | null;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly perSecond: number | null;
  readonly secondsLeft: number | null;
  readonly problem: string | null;
}

const LOOK_MS = 500;
/** A loader that is started again takes a while. */
const PATIENCE_MS = 120_000;

/**
 * Asks for a load, or follows the one that runs, to its end. A loader that dies goes on when it is back. With `aborted` it only stops
 * watching; undefined then. Throws a CliError where the load failed.
 */
export async function loadSystem({ url: connector, apiKey, system }: SystemAt, aborted: AbortSignal): Promise<LoadAnswer | undefined> {
  const url = `${connector}/v1/systems/${encodeURIComponent(system)}/load`;
  const generation = await begin(url, apiKey);
  const bar = new LoadBar(system, process.stderr.isTTY);
  let answeredAt = Date.now();
  try {
    while (!aborted.aborted) {
      const load = await look(url, apiKey);
      if (load) answeredAt = Date.now();
      else if (Date.now() - answeredAt > PATIENCE_MS) throw new Unanswered(`The connector of ${system} no longer answers.`);
      if (load && load.generation >= generation) {
        bar.show({ ...load, done: load.records });
        if (load.state === 'finished') return load;
        if (load.state === 'failed') throw new CliError(`The load of ${system} failed: ${load.problem ?? 'no reason is given'}`);
      }
      await sleep(LOOK_MS);
    }
    return undefined;
  } finally {
    bar.close();
  }
}

/** Number of the load that is now under way. */
async function begin(url: string, apiKey: string): Promise<number> {
  try {
    const { generation } = await callService<{ generation: number }>(url, { apiKey, method: 'POST' });
    return generation;
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'load-running') throw error;
    process.stderr.write('A load of it runs already; this follows it.\n');
    return 0;
  }
}

/** Undefined while the connector does not answer. */
async function look(url: string, apiKey: string): Promise<LoadAnswer | undefined> {
  try {
    return await callService<LoadAnswer>(url, { apiKey, signal: AbortSignal.timeout(10_000) });
  } catch (error) {
    if (error instanceof Unanswered || (error instanceof Refused && error.status >= 500)) return undefined;
    throw error;
  }
}
