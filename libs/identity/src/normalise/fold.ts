import { transliterate } from 'transliteration';

const LATIN = /^[\x20-\x7e]*$/;

/** Lower-case Latin letters, digits and single spaces; every script is written in Latin letters, diacritics go. */
export function fold(text: string): string {
  return (LATIN.test(text) ? text : transliterate(text))
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** `fold`, and German two-letter vowels as one, so that Mueller and Müller are one name. */
export function foldName(text: string): string {
  return fold(text).replace(/([aou])e/g, '$1');
}
