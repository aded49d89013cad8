import { call } from './call';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from './cli-error';

/** Where the connector services answer and the key that they ask for. */
export interface Connectors {
  readonly urls: readonly string[];
  readonly apiKey: string;
}

/** Something that holds a system, whole or in part. */
export interface PauseView {
  readonly slot: string | null;
  readonly lane: string | null;
  readonly brake: string | null;
  readonly reason: string;
  readonly by: string;
}

/** A system and the service that connects it. */
export interface SystemAt {
  readonly url: string;
  readonly apiKey: string;
  readonly system: string;
  readonly vendor: string;
  readonly mode: string;
  readonly status: string;
  readonly pauses: readonly PauseView[];
  readonly waitsFor: readonly string[];
  readonly heldRows: number;
}

interface RunFile {
  readonly connectors: readonly string[];
  readonly apiKey: string;
}

/** TRUEUP_CONNECTOR_URLS (separated by commas) and TRUEUP_API_KEY where set, else what `.trueup/run.json` of a running `npm start` says. */
export function findConnectors(env: NodeJS.ProcessEnv, folder: string): Connectors {
  const { TRUEUP_CONNECTOR_URLS: urls, TRUEUP_API_KEY: apiKey } = env;
  if (urls && apiKey) return { apiKey, urls: urls.split(',').map((url) => url.trim().replace(/\/+$/, '')) };
  if (urls) throw new CliError('Set TRUEUP_API_KEY as well, or neither it nor TRUEUP_CONNECTOR_URLS to use the running `npm start`.');
  const run = readRunFile(join(folder, '.trueup', 'run.json'));
  return { urls: run.connectors, apiKey: run.apiKey };
}

/** Every system that is connected, by name. */
export async function allSystems({ urls, apiKey }: Connectors): Promise<SystemAt[]> {
  if (urls.length === 0) throw new CliError('The running Trueup tells of no connectors; set TRUEUP_CONNECTOR_URLS and TRUEUP_API_KEY.');
  const answers = await Promise.all(
    urls.map(async (url) => {
      const systems = await call<SystemAt[]>({ url, apiKey }, { method: 'GET', path: '/v1/systems' });
      return systems.map((one) => ({ ...one, url, apiKey }));
    }),
  );
  return answers.flat().sort((left, right) => left.system.localeCompare(right.system));
}

/** The systems that are meant: the one that is named, or all. */
export async function chosenSystems(connectors: Connectors, name: string | undefined): Promise<SystemAt[]> {
  const all = await allSystems(connectors);
  if (name === undefined) return all;
  const found = all.find(({ system }) => system === name);
  if (found) return [found];
  throw new CliError(`No connector serves ${name}. Connected are: ${all.map(({ system }) => system).join(', ') || 'none'}.`, {
    exitCode: 2,
  });
}

function readRunFile(file: string): RunFile {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunFile;
  } catch (error) {
    const what = 'Trueup is not running in this folder: start it with `npm start`, or set TRUEUP_CONNECTOR_URLS and TRUEUP_API_KEY.';
    throw new CliError(what, { cause: error });
  }
}
