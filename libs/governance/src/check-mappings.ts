import type { ConfigFault } from './config-faults';
import type { Contract } from './contract-row';
import { slotName, type SlotName } from './slot-name';
import type { SystemRow, SystemsConfig } from './system-row';

/** The slots that mappings can write. */
export interface WritableSlots {
  /** Of each vendor's tables. */
  readonly byVendor: ReadonlyMap<string, readonly SlotName[]>;
  /** Of the overlay of each system. */
  readonly bySystem?: ReadonlyMap<string, readonly SlotName[]>;
}

/** What is wrong with the mappings: each slot that a vendor's table or a system's overlay writes though no row lets that system read it. */
export function checkMappings(contract: Contract, systems: SystemsConfig, { byVendor, bySystem }: WritableSlots): ConfigFault[] {
  return systems.systems.flatMap((row) => [
    ...unread(contract, row, { names: byVendor.get(row.vendor), where: row.vendor }),
    ...unread(contract, row, { names: bySystem?.get(row.system), where: `mappings/${row.system}.yaml` }),
  ]);
}

interface Written {
  readonly names: readonly SlotName[] | undefined;
  readonly where: string;
}

function unread(contract: Contract, { system, family }: SystemRow, { names = [], where }: Written): ConfigFault[] {
  return names
    .filter((name) => !isReadBy(contract, name, [system, family]))
    .map((name) => ({
      path: `${where}.${name}`,
      message: `The mapping writes it to ${system}, which is no reader. Decline the slot in the mapping, or name ${system} or ${family} among its readers.`,
    }));
}

/** A field of the tenant's own that has no row is governed by the row of all extensions; a table that writes any of them needs a reader of one. */
function isReadBy({ rows }: Contract, name: SlotName, readers: readonly string[]): boolean {
  const own = rows.filter((row) => slotName({ slot: row.slot, key: row.element ?? '' }) === name);
  const governing = name === 'extensions' ? rows.filter(({ slot }) => slot === 'extensions') : own;
  const fallback =
    name.startsWith('extensions.') && own.length === 0 ? rows.filter(({ slot, element }) => slot === 'extensions' && element === null) : [];
  return [...governing, ...fallback].some((row) => row.readers.some(({ who }) => readers.includes(who)));
}
