import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { CliError } from '../cli-error';

/** Throws a CliError where two of these paths lead to one file, through a link or not: writing one would lose the other. */
export function refuseSamePath(paths: readonly (string | undefined)[]): void {
  const given = paths.filter((path) => path !== undefined).map((path) => resolve(path));
  const files = given.map(fileAt);
  const twice = given.find((_path, at) => files.indexOf(files[at] ?? '') < at);
  if (twice !== undefined) throw new CliError(`${twice} is named twice: each file needs a name of its own.`, { exitCode: 2 });
}

/** What is not there yet or is out of reach stands for itself, and so does what is no file: a terminal may take two answers. */
function fileAt(path: string): string {
  try {
    return statSync(path).isFile() ? realpathSync.native(path) : path;
  } catch {
    return path;
  }
}
