import { SLOTS, type Slot } from '@trueup/canonical-schema';
import { checkMappings, ConfigFaults, type Contract, type SystemsConfig } from '@trueup/governance';
import type { AnyConnector } from '../connector';
import { isMapped } from '../mapping/row';

/** Throws ConfigFaults, with all of them, where a vendor's table writes a slot to a system that the contract names as no reader of it. */
export function checkWrites(
  connectors: readonly AnyConnector[],
  config: { readonly contract: Contract; readonly systems: SystemsConfig },
): void {
  const writable = new Map(connectors.map((connector) => [connector.name, writableSlots(connector)]));
  const faults = checkMappings(config.contract, config.systems, writable);
  if (faults.length > 0) throw new ConfigFaults('The mapping tables', faults);
}

function writableSlots({ mappings }: AnyConnector): Slot[] {
  return SLOTS.filter((slot) =>
    Object.values(mappings).some(({ rows }) => {
      const row = rows[slot];
      return isMapped(row) && row.write !== undefined;
    }),
  );
}
