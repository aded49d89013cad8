import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigFaults, parseContract, parseSystems } from '@trueup/governance';
import { CliError } from '../cli-error';

/** `trueup check`: reads all of a configuration folder and names every fault at once. */
export async function check(folder: string): Promise<string[]> {
  const faults: string[] = [];
  const systems = attempt('systems.yaml', faults, () => parseSystems(read(folder, 'systems.yaml')));
  const contract = systems && attempt('ownership.yaml', faults, () => parseContract(read(folder, 'ownership.yaml'), systems));
  if (faults.length > 0) throw new CliError(`${faults.length} fault(s) in ${folder}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  return [
    `${folder}: ${systems?.systems.length ?? 0} systems, ${contract?.rows.length ?? 0} rows of ownership, contract ${contract?.version ?? ''}; no faults.`,
  ];
}

function attempt<T>(file: string, faults: string[], parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof ConfigFaults)) throw error;
    faults.push(...error.faults.map(({ path, message }) => `${file} ${path}: ${message}`));
    return undefined;
  }
}

function read(folder: string, file: string): string {
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch (error) {
    throw new CliError(`${join(folder, file)} cannot be read; name the folder with --config.`, { cause: error, exitCode: 2 });
  }
}
