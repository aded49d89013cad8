import { createHash } from 'node:crypto';
import { ConfigFaults } from './config-faults';
import { checkRows } from './contract-checks';
import { rowsOfEntry } from './contract-entries';
import { contractFile } from './contract-file';
import type { Contract, ContractRow } from './contract-row';
import { faultsOf } from './faults-of';
import { readYaml } from './read-yaml';
import { stableJson } from './stable-json';
import type { SystemsConfig } from './system-row';

const FILE = 'ownership.yaml';

/** Reads config/ownership.yaml whole. Throws ConfigFaults with everything that is wrong with it. */
export function parseContract(text: string, systems: SystemsConfig): Contract {
  const frame = contractFile.safeParse(readYaml(FILE, text));
  if (!frame.success) throw new ConfigFaults(FILE, faultsOf(frame.error));
  const entries = Object.entries(frame.data.slots).map(([names, entry]) => rowsOfEntry(names, entry, frame.data.flipLimit));
  const read = entries.flatMap(({ rows }) => rows);
  const named = entries.flatMap((entry) => entry.named);
  const faults = [...entries.flatMap((entry) => entry.faults), ...checkRows(read, named, systems)];
  if (faults.length > 0) throw new ConfigFaults(FILE, faults);
  const rows = read.map(({ row }) => row);
  return { version: versionOf(rows), rows, families: Object.fromEntries(systems.systems.map(({ system, family }) => [system, family])) };
}

function versionOf(rows: readonly ContractRow[]): string {
  const content = rows.map(stableJson).sort().join('\n');
  return createHash('sha256').update(content).digest('hex').slice(0, 12);
}
