import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import { isPlaceholderDigits } from './placeholders';

/** A number of the North American plan in full: the library would look for its country among twenty-five, which nobody asked. */
const NORTH_AMERICAN = /^\+1([2-9]\d{9})$/;

/** The number in E.164, or undefined where it cannot be one. `country` is used where the number carries no prefix. */
export function normalisePhone(text: string, country: string | null): string | undefined {
  const [, national] = NORTH_AMERICAN.exec(text) ?? [];
  if (national !== undefined) return isPlaceholderDigits(national) ? undefined : text;
  const defaultCountry = country && isSupportedCountry(country) ? country : undefined;
  const parsed = parsePhoneNumberFromString(text, { defaultCountry, extract: false });
  if (!parsed?.isPossible() || isPlaceholderDigits(parsed.nationalNumber)) return undefined;
  return parsed.number;
}
