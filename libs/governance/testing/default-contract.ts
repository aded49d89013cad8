import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseContract, parseSystems, type SystemRow } from '../src';

const CONFIG = join(__dirname, '../../../config');

/** The text of a file below config/. */
export function configText(file: string): string {
  return readFileSync(join(CONFIG, file), 'utf8');
}

/** The systems and the contract that Trueup ships with. */
export const SYSTEMS = parseSystems(configText('systems.yaml'));
export const CONTRACT = parseContract(configText('ownership.yaml'), SYSTEMS);

/** One of the shipped systems. */
export function systemRow(name: string): SystemRow {
  const row = SYSTEMS.systems.find(({ system }) => system === name);
  if (!row) throw new RangeError(`systems.yaml has no ${name}`);
  return row;
}
