import type { Contract } from './contract-row';
import type { SystemsConfig } from './system-row';

/** Reads config/ownership.yaml whole. Throws ConfigFaults with everything that is wrong with it. */
export function parseContract(text: string, systems: SystemsConfig): Contract {
  throw new Error(`${text} ${systems.cell}`);
}
