import countries from 'i18n-iso-countries/index';
import de from 'i18n-iso-countries/langs/de.json';
import en from 'i18n-iso-countries/langs/en.json';
import es from 'i18n-iso-countries/langs/es.json';
import fr from 'i18n-iso-countries/langs/fr.json';
import it from 'i18n-iso-countries/langs/it.json';
import ja from 'i18n-iso-countries/langs/ja.json';
import nl from 'i18n-iso-countries/langs/nl.json';
import pl from 'i18n-iso-countries/langs/pl.json';
import pt from 'i18n-iso-countries/langs/pt.json';

const LANGUAGES = [en, de, fr, es, it, nl, pl, pt, ja];
for (const language of LANGUAGES) countries.registerLocale(language);

/** What people write and no list of countries has: plates, abbreviations, parts of a country. */
// prettier-ignore
const SAID: Readonly<Record<string, string>> = {
  a: 'AT', b: 'BE', d: 'DE', e: 'ES', f: 'FR', i: 'IT', l: 'LU', p: 'PT', s: 'SE',
  uk: 'GB', england: 'GB', scotland: 'GB', wales: 'GB', 'northern ireland': 'GB', 'great britain': 'GB', britain: 'GB',
  usa: 'US', america: 'US', 'united states': 'US', holland: 'NL', 日本国: 'JP',
};

/** The ISO alpha-2 code of a country given as a code, by its name in one of several languages, or as it is commonly shortened; null where it is none. */
export function readCountry(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return null;
  const said = SAID[trimmed.toLowerCase().replaceAll('.', '')];
  if (said) return said;
  const code = trimmed.toUpperCase();
  if (/^[A-Z]{2,3}$/.test(code) && countries.isValid(code)) return countries.toAlpha2(code) ?? null;
  return CODE_OF.get(trimmed.toLowerCase()) ?? null;
}

const CODE_OF: ReadonlyMap<string, string> = new Map(
  LANGUAGES.flatMap(({ locale }) =>
    Object.entries(countries.getNames(locale, { select: 'all' })).flatMap(([code, names]) =>
      [names].flat().map((name) => [name.toLowerCase(), code] as const),
    ),
  ),
);
