import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** What a record says that may tell its country, as written. */
export interface CountrySigns {
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly postalCodes: readonly string[];
}

/** Codes that only one country writes so. */
const POSTAL: readonly (readonly [RegExp, string])[] = [
  [/^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/i, 'GB'],
  [/^[A-Z]\d[A-Z] ?\d[A-Z]\d$/i, 'CA'],
  [/^\d{5}-\d{3}$/, 'BR'],
  [/^\d{2}-\d{3}$/, 'PL'],
  [/^〒?\d{3}-\d{4}$/, 'JP'],
  [/^\d{4} ?[A-Z]{2}$/, 'NL'],
  [/^\d{4}-\d{3}$/, 'PT'],
  [/^\d{5}-\d{4}$/, 'US'],
];

/** Endings of domains that are a country's code, but that people everywhere use. */
const GENERIC: ReadonlySet<string> = new Set(['CO', 'IO', 'ME', 'TV', 'CC', 'AI', 'EU', 'TO', 'FM', 'LY', 'WS', 'GG', 'AC', 'SH']);
/** Providers whose customers live in one country. */
const AT_HOME: Readonly<Record<string, string>> = {
  ...{
    'laposte.net': 'FR',
    'gmx.net': 'DE',
    'btinternet.com': 'GB',
    'sky.com': 'GB',
    'virginmedia.com': 'GB',
    'ntlworld.com': 'GB',
    'talktalk.net': 'GB',
    'bigpond.com': 'AU',
  },
  ...{
    'comcast.net': 'US',
    'verizon.net': 'US',
    'att.net': 'US',
    'sbcglobal.net': 'US',
    'bellsouth.net': 'US',
    'cox.net': 'US',
    'telefonica.net': 'ES',
    'naver.com': 'KR',
    'qq.com': 'CN',
  },
};

/** The country that a record without one is likely in: that of a phone's prefix, of a postal code's form, of an e-mail's ending; else null. */
export function guessCountry({ phones, emails, postalCodes }: CountrySigns): string | null {
  return first(phones, ofPhone) ?? first(postalCodes, ofPostalCode) ?? first(emails, ofEmail) ?? null;
}

function first(texts: readonly string[], of: (text: string) => string | undefined): string | undefined {
  for (const text of texts) {
    const country = of(text);
    if (country !== undefined) return country;
  }
  return undefined;
}

function ofPhone(text: string): string | undefined {
  const international = text.trim().replace(/^00(?=[1-9])/, '+');
  if (!international.startsWith('+')) return undefined;
  if (/^\+1\D*[2-9]/.test(international)) return 'US';
  return parsePhoneNumberFromString(international.replace('(0)', ''))?.country;
}

function ofPostalCode(text: string): string | undefined {
  return POSTAL.find(([form]) => form.test(text.trim()))?.[1];
}

function ofEmail(text: string): string | undefined {
  const domain = text.trim().toLowerCase().split('@').at(-1) ?? '';
  const ending = (domain.split('.').at(-1) ?? '').toUpperCase();
  if (AT_HOME[domain] !== undefined) return AT_HOME[domain];
  if (ending === 'UK') return 'GB';
  return ending.length === 2 && !GENERIC.has(ending) ? ending : undefined;
}
