import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import { dialled } from './dialling';
import { isPlaceholderDigits } from './placeholders';
import { remembered } from './remembered';

/** A number of the North American plan in full: the library would look for its country among twenty-five, which nobody asked. */
const NORTH_AMERICAN = /^\+1([2-9]\d{9})$/;
const EXTENSION = /\s*(?:\bext(?:ension)?|\bposte|\bdurchwahl|\bdw|\bramal|\bwew|\bint|x|#)\s*[.:]?\s*\d{1,6}\s*$/i;

/**
 * The number in E.164, or undefined where it cannot be one. `country` is used where the number carries no prefix. A number whose country
 * is not known is given as `~` with its national digits, without leading zeros.
 */
export function normalisePhone(text: string, country: string | null): string | undefined {
  const [, national] = NORTH_AMERICAN.exec(text) ?? [];
  if (national !== undefined) return isPlaceholderDigits(national) ? undefined : text;
  const number = plain(text);
  const digits = number.replace('+', '');
  if (digits.length < 7 || isPlaceholderDigits(digits)) return undefined;
  return dialled(number, country ?? '') ?? numberOf(`${country ?? ''}|${number}`) ?? undefined;
}

const numberOf = remembered((keyed): string | null => {
  const at = keyed.indexOf('|');
  const [country, text] = [keyed.slice(0, at), keyed.slice(at + 1)];
  const digits = text.replace('+', '');
  const defaultCountry = isSupportedCountry(country) ? country : undefined;
  if (!defaultCountry && !text.startsWith('+')) return countryless(digits);
  const parsed = parsePhoneNumberFromString(text, { defaultCountry, extract: false });
  if (parsed?.isPossible()) return isPlaceholderDigits(parsed.nationalNumber) ? null : parsed.number;
  return digits.length < 8 || text.startsWith('+') ? null : countryless(digits);
});

/** The digits of the number alone: no extension, no words around it, `00` as `+`, no trunk zero in brackets. */
function plain(text: string): string {
  if (/^\+?\d+$/.test(text)) return text.replace(/^00(?=[1-9])/, '+');
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(EXTENSION, '')
    .replace(/^[^\d+(]*/, '')
    .replace(/[^\d)]*$/, '')
    .replace(/\(0\)/, '')
    .replace(/^00(?=\s?[1-9])/, '+')
    .replace(/[^\d+]/g, '');
}

function countryless(digits: string): string | null {
  const national = digits.replace(/^0+/, '');
  return national.length < 7 || national.length > 13 || isPlaceholderDigits(national) ? null : `~${national}`;
}
