import type { Address } from '@trueup/canonical-schema';
import { normaliseCountry } from './country';
import { fold } from './fold';

/** An address as it is compared; each part folded, empty where unknown. */
export interface Place {
  readonly country: string;
  readonly postalCode: string;
  readonly city: string;
  readonly line: string;
}

// prettier-ignore
const STREET_WORDS: ReadonlyMap<string, string> = new Map([
  ['street', 'st'], ['avenue', 'ave'], ['road', 'rd'], ['boulevard', 'blvd'], ['drive', 'dr'], ['lane', 'ln'], ['court', 'ct'], ['place', 'pl'],
  ['square', 'sq'], ['highway', 'hwy'], ['parkway', 'pkwy'], ['terrace', 'ter'], ['strasse', 'str'], ['apartment', 'apt'], ['suite', 'ste'],
  ['north', 'n'], ['south', 's'], ['east', 'e'], ['west', 'w'], ['ulica', 'ul'],
]);

/** The place of an address, or undefined where it says too little to compare: no postal code and no street. */
export function normalisePlace(address: Address, country: string | null): Place | undefined {
  const postalCode = fold(address.postalCode ?? '').replaceAll(' ', '');
  const line = foldStreet(address.line1 ?? '');
  if (postalCode === '' && line === '') return undefined;
  const known = normaliseCountry(address.country) ?? country ?? '';
  return { country: known, postalCode: known === 'US' ? postalCode.slice(0, 5) : postalCode, city: fold(address.city ?? ''), line };
}

function foldStreet(line: string): string {
  return fold(line)
    .replace(/([a-z]{2,})strasse\b/g, '$1str')
    .split(' ')
    .map((word) => STREET_WORDS.get(word) ?? word)
    .join(' ');
}
