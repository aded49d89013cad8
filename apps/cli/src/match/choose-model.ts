import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readMatchingModel, type MatchingModel } from '@trueup/identity';
import { CliError } from '../cli-error';

const SHIPPED = join(__dirname, '../../../../config/matching.yaml');

/** The model that a file declares, else the shipped one. Throws a CliError where it cannot be read. */
export async function chooseModel(file: string | undefined): Promise<MatchingModel> {
  let text: string;
  try {
    text = await readFile(file ?? SHIPPED, 'utf8');
  } catch (error) {
    throw new CliError(`${file ?? SHIPPED}: there is no such file, or it cannot be read.`, { cause: error, exitCode: 2 });
  }
  try {
    return readMatchingModel(text);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // The first line says how many faults there are.
    const [head = '', first = ''] = error.message.split('\n');
    throw new CliError(`${file ?? SHIPPED}: ${head} ${first.trim()}`.trim(), { cause: error, exitCode: 2 });
  }
}
