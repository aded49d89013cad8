import type { Address } from '@trueup/canonical-schema';
import { normaliseCity } from './address/city';
import { normalisePostalCode } from './address/postal-code';
import { streetLineOf } from './address/street-line';
import { normaliseCountry } from './country';

/** An address as it is compared; each part folded, empty where unknown. */
export interface Place {
  readonly country: string;
  readonly postalCode: string;
  readonly city: string;
  /** Street and house number, however they were ordered and abbreviated. */
  readonly line: string;
  /** The street alone. */
  readonly street: string;
  /** The house number alone. */
  readonly number: string;
  /** What tells a home from the others of its building; not part of `line`. */
  readonly unit: string;
}

/** What a house goes by, postal code and line; '' where either is unknown. */
export function houseOf({ postalCode, line }: Pick<Place, 'postalCode' | 'line'>): string {
  return postalCode === '' || line === '' ? '' : `${postalCode}|${line}`;
}

/** The place of an address, or undefined where it says too little to compare: no postal code and no street. */
export function normalisePlace(address: Address, country: string | null): Place | undefined {
  const known = normaliseCountry(address.country) ?? country ?? '';
  const postalCode = normalisePostalCode(address.postalCode ?? '', known);
  const { street, number, unit } = streetLineOf(address.line1 ?? '', address.line2 ?? '', known);
  if (postalCode === '' && street === '') return undefined;
  const line = number === '' ? street : `${street} ${number}`;
  return { country: known, postalCode, city: normaliseCity(address.city ?? ''), line, street, number, unit };
}
