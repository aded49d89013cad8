import type { CustomerGoldenChanged, SlotAddress } from '@trueup/canonical-schema';
import type { Contract, Form } from './contract-row';
import type { SystemRow, SystemsConfig } from './system-row';

/** In which form a system may hold a slot of this customer; undefined where it may not. */
export function mayHold(
  address: SlotAddress,
  golden: CustomerGoldenChanged,
  system: SystemRow,
  contract: Contract,
  systems: SystemsConfig,
): { as: Form } | undefined {
  throw new Error(`${address.slot} ${golden.customerId} ${system.system} ${contract.version} ${systems.cell}`);
}
