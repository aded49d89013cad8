import type { Address } from '@trueup/canonical-schema';
import { addressFaults, type AddressCheckRule } from '@trueup/governance';

/** Checks addresses before an ERP gets them. Another implementation may ask a service. */
export interface AddressCheck {
  /** What is wrong, in words without the address itself; empty where it may pass. */
  problems(address: Address | null): Promise<readonly string[]>;
}

/** Structure, country and postal code, without asking anybody. */
export function structureCheck(rule: AddressCheckRule): AddressCheck {
  return { problems: (address) => Promise.resolve(problemsOf(address, rule)) };
}

function problemsOf(address: Address | null, rule: AddressCheckRule): string[] {
  if (address !== null) return addressFaults(address, rule).map((fault) => `${fault}.`);
  return rule.check === 'none' ? [] : ['There is no address.'];
}
