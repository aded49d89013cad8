import { SLOTS, type Slot } from '@trueup/canonical-schema';
import { checkMappings, ConfigFaults, slotName, type Contract, type Overlay, type SystemsConfig } from '@trueup/governance';
import type { AnyConnector } from '../connector';
import { isMapped } from '../mapping/row';

/** Throws ConfigFaults, with all of them, where a vendor's table or a system's overlay writes a slot to a system that the contract names as no reader of it. */
export function checkWrites(
  connectors: readonly AnyConnector[],
  config: { readonly contract: Contract; readonly systems: SystemsConfig; readonly overlays?: ReadonlyMap<string, Overlay> },
): void {
  const byVendor = new Map(connectors.map((connector) => [connector.name, writableSlots(connector)]));
  const overlays = [...(config.overlays ?? [])].filter(([system]) => isServed(system, connectors, config.systems));
  const bySystem = new Map(overlays.map(([system, overlay]) => [system, overlay.fields.filter(({ readOnly }) => !readOnly).map(slotName)]));
  const faults = checkMappings(config.contract, config.systems, { byVendor, bySystem });
  if (faults.length > 0) throw new ConfigFaults('The mapping tables', faults);
}

/** Whether one of these connectors serves the system. */
function isServed(system: string, connectors: readonly AnyConnector[], { systems }: SystemsConfig): boolean {
  return systems.some((row) => row.system === system && connectors.some(({ name }) => name === row.vendor));
}

function writableSlots({ mappings }: Pick<AnyConnector, 'mappings'>): Slot[] {
  return SLOTS.filter((slot) =>
    Object.values(mappings).some(({ rows }) => {
      const row = rows[slot];
      return isMapped(row) && row.write !== undefined;
    }),
  );
}
