import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from './cli-error';

/** Where console-api answers and the key that it asks for. */
export interface Address {
  readonly consoleApi: string;
  readonly apiKey: string;
}

/** TRUEUP_CONSOLE_URL and TRUEUP_API_KEY where set, else what `.trueup/run.json` of a running `npm start` says. */
export function findAddress(env: NodeJS.ProcessEnv, folder: string): Address {
  const { TRUEUP_CONSOLE_URL: consoleApi, TRUEUP_API_KEY: apiKey } = env;
  if (consoleApi && apiKey) return { consoleApi, apiKey };
  if (consoleApi || apiKey)
    throw new CliError('Set both TRUEUP_CONSOLE_URL and TRUEUP_API_KEY, or neither to use the running `npm start`.');
  const file = join(folder, '.trueup', 'run.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Address;
  } catch (error) {
    const what = 'Trueup is not running in this folder: start it with `npm start`, or set TRUEUP_CONSOLE_URL and TRUEUP_API_KEY.';
    throw new CliError(what, { cause: error });
  }
}
