import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from './cli-error';

/** Where the gateway answers and the key that it asks for. */
export interface Gateway {
  readonly url: string;
  readonly apiKey: string;
}

interface RunFile {
  readonly gateway: string;
  readonly apiKey: string;
}

/** TRUEUP_GATEWAY_URL and TRUEUP_API_KEY where set, else what `.trueup/run.json` of a running `npm start` says. */
export function findGateway(env: NodeJS.ProcessEnv, folder: string): Gateway {
  const { TRUEUP_GATEWAY_URL: url, TRUEUP_API_KEY: apiKey } = env;
  if (url && apiKey) return { apiKey, url: url.replace(/\/+$/, '') };
  if (url) throw new CliError('Set TRUEUP_API_KEY as well, or neither it nor TRUEUP_GATEWAY_URL to use the running `npm start`.');
  try {
    const run = JSON.parse(readFileSync(join(folder, '.trueup', 'run.json'), 'utf8')) as RunFile;
    return { url: run.gateway, apiKey: run.apiKey };
  } catch (error) {
    const what = 'Trueup is not running in this folder: start it with `npm start`, or set TRUEUP_GATEWAY_URL and TRUEUP_API_KEY.';
    throw new CliError(what, { cause: error });
  }
}
