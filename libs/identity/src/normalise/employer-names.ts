import type { Address, Slot, SlotClaim } from '@trueup/canonical-schema';
import { companyNamesOf } from '../company/branch-name';
import type { CompanyName } from '../company/company-name';
import type { Identifiers } from '../normalised-record';
import { fold } from './fold';
import { isPlaceholderName } from './placeholder-names';

const ADDRESSES: readonly Slot[] = ['addresses.billing', 'addresses.shipping.default'];

type OwnNames = Pick<Identifiers, 'givens' | 'families'>;

/**
 * The companies for which a person acts, as the record names them: in a field of its own, or above an address. What repeats nothing but
 * the person's own names is no company.
 */
export function employerNamesOf(claims: readonly SlotClaim[], { givens, families }: OwnNames): CompanyName[] {
  const texts: string[] = [];
  for (const claim of claims) {
    const text = textIn(claim);
    if (text !== undefined) texts.push(text);
  }
  if (texts.length === 0) return [];
  const words = new Set([...givens, ...families].flatMap((name) => name.split(' ')));
  return texts
    .filter((text) => !isPlaceholderName(fold(text)))
    .flatMap(companyNamesOf)
    .filter(({ name }) => name.split(' ').some((word) => !words.has(word)));
}

function textIn({ slot, key, value }: SlotClaim): string | undefined {
  if (slot === 'extensions') return key === 'employer' ? String(value) : undefined;
  return ADDRESSES.includes(slot) ? ((value as Address).company ?? undefined) : undefined;
}
