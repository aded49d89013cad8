import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import { text } from './codec';

/**
 * A number that people typed: in E.164 where it can be one, else, and with an extension, as it stands. A number without a
 * prefix is taken to be of `country` (ISO 3166-1 alpha-2).
 */
export function readPhone(raw: unknown, country: string | null): string | null {
  const typed = text.from(raw);
  if (typeof typed !== 'string') return null;
  const defaultCountry = country && isSupportedCountry(country) ? country : undefined;
  const parsed = parsePhoneNumberFromString(typed, { defaultCountry, extract: false });
  return parsed?.isPossible() && !parsed.ext ? parsed.number : typed;
}
