import type { Golden, GoldenInput } from './golden-input';

/** The golden customer that these records, decisions and this contract make; the same for any order of members and claims. */
export function goldenOf(input: GoldenInput): Golden {
  throw new Error(input.customerId);
}
