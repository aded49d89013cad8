import { slips } from './slips';
import type { TaxIdentifier } from './tax-id';

/**
 * How two tax ids stand to each other. `same`: equal, and both passed their check; `unchecked`: equal, but at least one did not; `slip`:
 * one digit wrong where one did not pass; `differs`: both passed, of one country and type, which no one party can have; `none`: nothing to say.
 */
export type TaxKinship = 'same' | 'unchecked' | 'slip' | 'differs' | 'none';

/** How two tax ids stand to each other. One whose country is not known is compared by its digits. */
export function taxKinship(one: TaxIdentifier, other: TaxIdentifier): TaxKinship {
  const isOneKind = one.country === other.country && one.type === other.type;
  if (isOneKind ? one.number === other.number : isWithin(one, other)) return one.isValid && other.isValid ? 'same' : 'unchecked';
  if (!isOneKind) return 'none';
  if (one.isValid && other.isValid) return 'differs';
  return one.number.length >= 8 && one.number.length === other.number.length && slips(one.number, other.number, 1) === 1 ? 'slip' : 'none';
}

/** A number of no known country holds the other's, from which it may be derived, at its start or end. */
function isWithin(one: TaxIdentifier, other: TaxIdentifier): boolean {
  if (one.country !== '' && other.country !== '') return false;
  const [short, long] = one.number.length < other.number.length ? [one.number, other.number] : [other.number, one.number];
  return short.length >= 8 && (long.startsWith(short) || long.endsWith(short));
}
