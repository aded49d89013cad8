import countries from 'i18n-iso-countries/index';
import german from 'i18n-iso-countries/langs/de.json';
import english from 'i18n-iso-countries/langs/en.json';
import spanish from 'i18n-iso-countries/langs/es.json';
import french from 'i18n-iso-countries/langs/fr.json';
import italian from 'i18n-iso-countries/langs/it.json';
import japanese from 'i18n-iso-countries/langs/ja.json';
import dutch from 'i18n-iso-countries/langs/nl.json';
import polish from 'i18n-iso-countries/langs/pl.json';
import portuguese from 'i18n-iso-countries/langs/pt.json';
import chinese from 'i18n-iso-countries/langs/zh.json';
import { cleanText } from './clean-text';
import { remembered } from './remembered';

/** Signs on cars and other short forms that are no ISO code, and parts of a country that stand for it. */
const SHORT: Readonly<Record<string, string>> = {
  ...{
    D: 'DE',
    F: 'FR',
    I: 'IT',
    E: 'ES',
    A: 'AT',
    B: 'BE',
    L: 'LU',
    P: 'PT',
    S: 'SE',
    N: 'NO',
    H: 'HU',
    J: 'JP',
    GER: 'DE',
    BRD: 'DE',
    UK: 'GB',
    EU: '',
    USA: 'US',
  },
  ...{
    ENGLAND: 'GB',
    SCOTLAND: 'GB',
    WALES: 'GB',
    'NORTHERN IRELAND': 'GB',
    'GREAT BRITAIN': 'GB',
    BRITAIN: 'GB',
    'THE NETHERLANDS': 'NL',
    HOLLAND: 'NL',
    ENG: 'GB',
    SUI: 'CH',
  },
  ...{
    AMERICA: 'US',
    'UNITED STATES OF AMERICA': 'US',
    'ESTADOS UNIDOS': 'US',
    EUA: 'US',
    EEUU: 'US',
    ÉIRE: 'IE',
    ČESKO: 'CZ',
    ÖSTERREICH: 'AT',
    SVERIGE: 'SE',
    NORGE: 'NO',
    DANMARK: 'DK',
  },
  ...{
    SUOMI: 'FI',
    ΕΛΛΆΔΑ: 'GR',
    РОССИЯ: 'RU',
    УКРАЇНА: 'UA',
    MAGYARORSZÁG: 'HU',
    TÜRKIYE: 'TR',
    대한민국: 'KR',
    日本国: 'JP',
    PRC: 'CN',
    UAE: 'AE',
    KOREA: 'KR',
  },
};

const NAMES: ReadonlyMap<string, string> = new Map(
  [chinese, japanese, dutch, polish, italian, portuguese, spanish, french, german, english].flatMap(({ countries: named }) =>
    Object.entries(named).flatMap(([code, names]) => [names].flat().map((name) => [String(name).toUpperCase(), code] as const)),
  ),
);

/** The ISO alpha-2 code of a country given as a code or by its name in one of several languages. */
export function normaliseCountry(text: string | null): string | null {
  return text === null ? null : codeOf(text) || null;
}

const codeOf = remembered((text): string => {
  const name = cleanText(text).toUpperCase();
  const plain = name.replace(/[.]/g, '');
  if (plain === '') return '';
  return SHORT[plain] ?? (countries.isValid(plain) ? (countries.toAlpha2(plain) ?? '') : (NAMES.get(name) ?? NAMES.get(plain) ?? ''));
}, 2_000);
