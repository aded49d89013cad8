import countries from 'i18n-iso-countries/index';
import english from 'i18n-iso-countries/langs/en.json';

countries.registerLocale(english);

/** The ISO alpha-2 code of a country given as a code or by its English name. */
export function normaliseCountry(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return null;
  const code = trimmed.toUpperCase();
  if (countries.isValid(code)) return countries.toAlpha2(code) ?? null;
  return countries.getAlpha2Code(trimmed, 'en') ?? null;
}
