import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import { isPlaceholderDigits } from './placeholders';

/** The number in E.164, or undefined where it cannot be one. `country` is used where the number carries no prefix. */
export function normalisePhone(text: string, country: string | null): string | undefined {
  const defaultCountry = country && isSupportedCountry(country) ? country : undefined;
  const parsed = parsePhoneNumberFromString(text, { defaultCountry, extract: false });
  if (!parsed?.isPossible() || isPlaceholderDigits(parsed.nationalNumber)) return undefined;
  return parsed.number;
}
