import { readFileSync } from 'node:fs';
import { actorsFor, type Actors, type RunFile, type SandboxAddress } from '@trueup/tools';

/** Where everything is now; read anew each time, because a service that came back has another process id. */
export function runNow(): RunFile {
  const file = process.env['TRUEUP_RUN_FILE'];
  if (!file) throw new Error('TRUEUP_RUN_FILE names no run.json: start the journeys with `npm test -- journeys`.');
  return JSON.parse(readFileSync(file, 'utf8')) as RunFile;
}

/** The sandbox of a system. */
export function sandbox(system: string): SandboxAddress {
  const found = runNow().systems[system];
  if (!found) throw new Error(`${system} is not running.`);
  return found;
}

/** People at work in the story's systems. */
export function people(): Actors {
  return actorsFor(runNow().systems);
}
