import { splitKey } from '@trueup/canonical-schema';
import { stdnum } from 'stdnum';

/** A tax id as it is compared. `isValid` says that it passed the check of its country. */
export interface TaxIdentifier {
  readonly country: string;
  readonly type: string;
  readonly number: string;
  readonly isValid: boolean;
}

/** The tax id that a claim of `taxIds` holds; its slot key is `<country>|<type>`. Undefined where nothing is left of it. */
export function normaliseTaxId(key: string, text: string): TaxIdentifier | undefined {
  const [country = '', type = ''] = splitKey(key, 2).map((part) => part.trim());
  const bare = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (bare.length < 5 || /^(.)\1*$/.test(bare)) return undefined;
  const checked = stdnum[country.toUpperCase()]?.[type.toLowerCase()]?.validate(text);
  const number = checked?.isValid ? checked.compact.toUpperCase() : bare;
  return { country: country.toUpperCase(), type: type.toLowerCase(), number, isValid: checked?.isValid ?? false };
}
