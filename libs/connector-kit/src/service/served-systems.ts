import type { SystemRow } from '@trueup/governance';
import type { AnyConnector } from '../connector';

export interface ServedSystem {
  readonly row: SystemRow;
  readonly connector: AnyConnector;
}

/** The rows that these vendors serve and that are not switched off. Throws where a row asks the vendor for another family. */
export function servedSystems(rows: readonly SystemRow[], connectors: readonly AnyConnector[]): ServedSystem[] {
  return rows.flatMap((row) => {
    const connector = connectors.find(({ name }) => name === row.vendor);
    if (connector === undefined || row.mode === 'off') return [];
    if (connector.family !== row.family) {
      throw new Error(`systems.yaml says that ${row.system} is of family ${row.family}, but ${row.vendor} serves ${connector.family}.`);
    }
    return [{ row, connector }];
  });
}
