import { dialled } from '@trueup/identity';
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import { text } from './codec';

/** Digits with what people put between them. */
const PLAIN = /^\+?[\d\s().\/-]+$/;

/**
 * A number that people typed: in E.164 where it can be one, else, and with an extension, as it stands. A number without a
 * prefix is taken to be of `country` (ISO 3166-1 alpha-2).
 */
export function readPhone(raw: unknown, country: string | null): string | null {
  const typed = text.from(raw);
  if (typeof typed !== 'string') return null;
  // The library takes twenty times as long, and most numbers need no closer look.
  const plain = PLAIN.test(typed) ? dialled(typed.replace(/[^\d+]/g, ''), country ?? '') : undefined;
  if (plain !== undefined) return plain;
  const defaultCountry = country && isSupportedCountry(country) ? country : undefined;
  if (defaultCountry === undefined && !/[+＋]/.test(typed)) return typed;
  const parsed = parsePhoneNumberFromString(typed, { defaultCountry, extract: false });
  return parsed?.isPossible() && !parsed.ext ? parsed.number : typed;
}
