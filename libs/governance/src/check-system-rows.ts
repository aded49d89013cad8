import type { ConfigFault } from './config-faults';
import type { SystemRow, SystemsConfig } from './system-row';

/** Vendor of rows that live from files alone. */
export const FILE_VENDOR = 'file';
const FAMILIES: readonly string[] = ['crm', 'commerce', 'erp', 'marketing'];

/** What is wrong with single rows of systems.yaml that no schema sees. */
export function checkRowsAlone({ systems }: SystemsConfig): ConfigFault[] {
  return systems.flatMap((row, index) => faultsOfRow(row).map(({ path, message }) => ({ path: `systems.${index}.${path}`, message })));
}

function faultsOfRow(row: SystemRow): ConfigFault[] {
  const faults: ConfigFault[] = [];
  if (row.mode === 'canary' && row.canary === null) faults.push({ path: 'canary', message: 'Mode canary needs to know whom it writes.' });
  if (FAMILIES.includes(row.system) && row.system !== row.family)
    faults.push({ path: 'system', message: `${row.system} is the name of a family; the contract could not tell them apart.` });
  if (row.vendor !== FILE_VENDOR) return faults;
  if (row.mode !== 'listen' && row.mode !== 'off')
    faults.push({ path: 'mode', message: 'Files are read and never written; use listen or off.' });
  if (row.createWhen !== 'never' || row.createContactsWhen !== 'never' || row.createCompaniesWhen !== 'never')
    faults.push({ path: 'createWhen', message: 'Nothing can be created in files; say never.' });
  return faults;
}
