import type { Slot } from '@trueup/canonical-schema';
import type { ConfigFault } from './config-faults';
import type { Contract } from './contract-row';
import type { SystemsConfig } from './system-row';

/**
 * What is wrong with the mappings: each slot that a vendor's mapping writes though no row lets that system read it.
 * `writable` holds, by vendor, the slots that its mapping can write.
 */
export function checkMappings(contract: Contract, systems: SystemsConfig, writable: ReadonlyMap<string, readonly Slot[]>): ConfigFault[] {
  return systems.systems.flatMap(({ system, vendor, family }) =>
    (writable.get(vendor) ?? [])
      .filter((slot) => !isReadBy(contract, slot, [system, family]))
      .map((slot) => ({
        path: `${vendor}.${slot}`,
        message: `The mapping writes it to ${system}, which is no reader. Decline the slot in the mapping, or name ${system} or ${family} among its readers.`,
      })),
  );
}

function isReadBy(contract: Contract, slot: Slot, names: readonly string[]): boolean {
  return contract.rows.some((row) => row.slot === slot && row.readers.some(({ who }) => names.includes(who)));
}
