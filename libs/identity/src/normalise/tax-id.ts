import { splitKey } from '@trueup/canonical-schema';
import { normaliseCountry } from './country';
import { taxIdOf } from './tax/tax-id-of';

/** A tax id as it is compared. `isValid` says that it passed the check of its country. */
export interface TaxIdentifier {
  readonly country: string;
  /** That of the number it is derived from: a SIRET and a French VAT number are of `siren`. */
  readonly type: string;
  /** The number it is derived from: two establishments of one company have one. */
  readonly number: string;
  readonly isValid: boolean;
}

/** The tax id that a claim of `taxIds` holds; its slot key is `<country>|<type>`. Undefined where nothing is left of it. */
export function normaliseTaxId(key: string, text: string, home: string | null = null): TaxIdentifier | undefined {
  const [country = '', type = ''] = splitKey(key, 2).map((part) => part.trim());
  const at = normaliseCountry(country) ?? (country === '' ? home : country.toUpperCase());
  const read = taxIdOf(text, at, type.toLowerCase());
  if (!read) return undefined;
  return { country: read.country, type: read.base || type.toLowerCase(), number: read.root, isValid: read.isValid };
}
