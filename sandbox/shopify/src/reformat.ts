import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';

/** Every word with one capital: "McDonald" becomes "Mcdonald", as a careless vendor writes it. */
export function titleCase(text: string | null): string | null {
  return (
    text?.toLowerCase().replace(/(^|[\s'-])(\p{L})/gu, (_all, before: string, letter: string) => before + letter.toUpperCase()) ?? null
  );
}

/** "K1A0B1" becomes "K1A 0B1"; other postal codes only lose their spaces at the ends and their small letters. */
export function reformattedZip(zip: string | null, countryCode: string | null): string | null {
  const upper = zip?.toUpperCase() ?? null;
  return countryCode === 'CA' && upper ? upper.replace(/^(\w{3})\s*(\w{3})$/, '$1 $2') : upper;
}

/** "+12025550123" becomes "+1 202 555 0123". */
export function reformattedPhone(phone: string | null, countryCode: string | null): string | null {
  if (!phone) return phone;
  return parsePhoneNumberFromString(phone, (countryCode ?? undefined) as CountryCode | undefined)?.formatInternational() ?? phone;
}
