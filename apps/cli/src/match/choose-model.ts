import { readFile } from 'node:fs/promises';
import { readMatchingModel, type MatchingModel } from '@trueup/identity';
import { CliError } from '../cli-error';

/** The model that a file declares, else the shipped one. Throws a CliError where it cannot be read. */
export async function chooseModel(file: string | undefined): Promise<MatchingModel> {
  if (file === undefined) return readMatchingModel('');
  try {
    return readMatchingModel(await readFile(file, 'utf8'));
  } catch (error) {
    throw new CliError(`${file}: there is no such file, or it cannot be read.`, { cause: error, exitCode: 2 });
  }
}
