import { transliterate } from 'transliteration';
import { cleanText } from './clean-text';
import { remembered } from './remembered';
import { latinOfCyrillic } from './script/cyrillic';
import { latinOfGreek } from './script/greek';

const PLAIN = /^[\x20-\x7e]*$/;
/** Latin letters that are no base letter with an accent. */
// prettier-ignore
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss', ł: 'l', ø: 'o', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŧ: 't', ŋ: 'n', ĸ: 'k', ə: 'a', ƒ: 'f',
};

/** Lower-case Latin letters, digits and single spaces; every script is written in Latin letters, diacritics go. */
export function fold(text: string): string {
  return PLAIN.test(text) ? plain(text.toLowerCase()) : foldForeign(text);
}

/** `fold`, and German two-letter vowels as one, so that Mueller and Müller are one name; those of Manuel, Joel and Zoe stay. */
export function foldName(text: string): string {
  const folded = fold(text);
  return folded.includes('e') ? folded.replace(/([ao]|(?<![qg])u)e(?!l?(?: |$))/g, '$1') : folded;
}

const foldForeign = remembered((text) => plain(toLatin(cleanText(text).toLowerCase())));

/** Most words come as they are compared. */
const FOLDED = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

function plain(latin: string): string {
  if (FOLDED.test(latin)) return latin;
  return latin
    .replace(/['’`´ʹʼ]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function toLatin(lower: string): string {
  const cyrillic = /[\u0400-\u04ff]/.test(lower) ? latinOfCyrillic(lower) : lower;
  const greek = /[\u0370-\u03ff\u1f00-\u1fff]/.test(cyrillic) ? latinOfGreek(cyrillic) : cyrillic;
  const bare = greek.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  const latin = bare.replace(/[\u0080-\u024f\u0259]/g, (letter) => LETTERS[letter] ?? letter);
  return /[^\p{ASCII}\p{P}\p{S}\p{Z}]/u.test(latin) ? transliterate(latin.normalize('NFC')).toLowerCase() : latin;
}
