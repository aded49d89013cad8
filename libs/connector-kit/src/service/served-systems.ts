import { ConfigFaults, type ConfigFault, type SystemRow } from '@trueup/governance';
import type { AnyConnector } from '../connector';
import { FILE_VENDOR } from '../files/file-connector';

export interface ServedSystem {
  readonly row: SystemRow;
  readonly connector: AnyConnector;
}

/**
 * The rows that these vendors serve and that are not switched off. Throws where a row asks the vendor for another family, or asks of what
 * lives from files only what it cannot give.
 */
export function servedSystems(rows: readonly SystemRow[], connectors: readonly AnyConnector[]): ServedSystem[] {
  checkFileRows(rows);
  return rows.flatMap((row) => {
    const named = connectors.filter(({ name }) => name === row.vendor);
    const connector = named.find(({ family }) => family === row.family);
    if (named.length === 0 || row.mode === 'off') return [];
    if (connector) return [{ row, connector }];
    if (row.vendor === FILE_VENDOR) return [];
    const served = named.map(({ family }) => family).join(', ');
    throw new Error(`systems.yaml says that ${row.system} is of family ${row.family}, but ${row.vendor} serves ${served}.`);
  });
}

function checkFileRows(rows: readonly SystemRow[]): void {
  const faults = rows.filter(({ vendor }) => vendor === FILE_VENDOR).flatMap(fileFaults);
  if (faults.length > 0) throw new ConfigFaults('systems.yaml', faults);
}

function fileFaults({ system, mode, firstLoad }: SystemRow): ConfigFault[] {
  const written = `${system} lives from files, where nobody writes: its mode is listen or off, not ${mode}.`;
  const awaited = `${system} lives from files, and nobody knows which is the last: nothing can wait for its first load.`;
  return [
    ...(mode === 'listen' || mode === 'off' ? [] : [{ path: `${system}.mode`, message: written }]),
    ...(firstLoad ? [{ path: `${system}.firstLoad`, message: awaited }] : []),
  ];
}
