import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceAt } from './call';
import { CliError } from './cli-error';

interface RunFile {
  readonly resolver: string;
  readonly apiKey: string;
}

/** TRUEUP_RESOLVER_URL and TRUEUP_API_KEY where set, else what `.trueup/run.json` of a running `npm start` says. */
export function findResolver(env: NodeJS.ProcessEnv, folder: string): ServiceAt {
  const { TRUEUP_RESOLVER_URL: url, TRUEUP_API_KEY: apiKey } = env;
  if (url && apiKey) return { apiKey, url: url.replace(/\/+$/, '') };
  if (url) throw new CliError('Set TRUEUP_API_KEY as well, or neither it nor TRUEUP_RESOLVER_URL to use the running `npm start`.');
  try {
    const run = JSON.parse(readFileSync(join(folder, '.trueup', 'run.json'), 'utf8')) as RunFile;
    return { url: run.resolver, apiKey: run.apiKey };
  } catch (error) {
    const what = 'Trueup is not running in this folder: start it with `npm start`, or set TRUEUP_RESOLVER_URL and TRUEUP_API_KEY.';
    throw new CliError(what, { cause: error });
  }
}
