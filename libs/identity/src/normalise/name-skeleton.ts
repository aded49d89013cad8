import { fold } from './fold';
import { remembered } from './remembered';
import { hepburn } from './script/romaji';

/**
 * Spellings of one sound, in the order in which they are unified. What differs between English, German, Polish and scholarly
 * spellings of Russian and Greek names becomes one letter: S for every hiss, K for every hard c and the ch and kh of Х, V for b, v and w.
 */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/schtsch|shch|szcz|stsch/g, 'S'],
  [/tsch|tch|cz|cs/g, 'K'],
  [/skh|sch|sh|sz|zh|ts|tz|dz|z|ß/g, 'S'],
  [/ss|s/g, 'S'],
  [/ck|kh|qu|q|cc(?=[aou])/g, 'K'],
  [/x/g, 'KS'],
  [/pph|ph|pf/g, 'F'],
  [/(?<=o)ff$/g, 'V'],
  [/dt$|th|tt|d$/g, 'T'],
  [/gh(?=[aeiouy])/g, 'g'],
  [/gh/g, ''],
];
const SOFT_C: readonly [RegExp, string] = [/c(?=[eiy])/g, 'S'];

/**
 * The consonants of a name as they sound, for finding it however it was spelled: `Tschaikowski`, `Czajkowski` and `Chaykovskiy` are one.
 * The first is the plain one; others read c as k before e and i, ch as h, w as the Greek ω, and Japanese names in the official spelling. Coarse: it says that two names may be one, not that
 * they are. Words are joined. Empty where the text has no letter.
 */
export const nameSkeletons: (text: string) => readonly string[] = remembered((text) => {
  const words = fold(text).split(' ').map(readDigits);
  const ways = [
    words.map((word) => skeletonOf(word, false)),
    words.map((word) => skeletonOf(word, true)),
    words.map((word) => skeletonOf(hepburn(word), false)),
  ];
  return [...new Set(ways.map((way) => way.join('')))].filter((skeleton) => skeleton !== '');
});

/** Digits that a scanner or a slip put for letters, read as those: `K0belt`, `Ma1inowska`. */
export function readDigits(word: string): string {
  if (!MISREAD.test(word)) return word;
  return word
    .replace(/0/g, 'o')
    .replace(/5/g, 's')
    .replace(/8/g, 'b')
    .replace(/9/g, 'g')
    .replace(/(?<=[aeiouy])1(?=[aeiouy])|(?<=[bcfgps])1(?=[aeiou])/g, 'l')
    .replace(/1/g, 'i');
}

/** One digit that looks like a letter, before a letter. Digits at the end number people, as in test data, and stay. */
const MISREAD = /^(?=\D*\d\D+$)[a-z]*[01589][a-z]+$/;

function skeletonOf(word: string, isHard: boolean): string {
  const start = initialOf(word);
  const soft = isHard
    ? word.replace(/(?<![st])[ck]h/g, 'h').replace(/w(?![aeiou])/g, 'o')
    : word.replace(SOFT_C[0], SOFT_C[1]).replace(/(?<![st])ch/g, 'K');
  const sounded = SOUNDS.reduce((known, [spelling, sound]) => known.replace(spelling, sound), soft)
    .replace(/[ck]/g, 'K')
    .replace(/(?<=[^aeiouyj])h|h(?![aeiouy])/g, '')
    .replace(/[bvw]/g, 'V')
    .toUpperCase();
  const consonants = sounded
    .replace(/^[JY]/, '')
    .replace(/(.)\1+/g, '$1')
    .replace(/[^A-Z\d]|[AEIOUYJ]/g, '');
  return start + consonants;
}

/** What stands for a vowel or a j at the start: `Ekaterina` and `Yekaterina`, `Julia`, `Yulia` and `Iulia` begin alike. */
function initialOf(word: string): string {
  if (/^ye/.test(word) || /^je(?=[wv]g|len|k?kat|li[sz]|gor|rm|fim|fre|fros)/.test(word)) return 'A';
  if (/^[jy]/.test(word) || /^i[aou]/.test(word)) return 'J';
  return /^[aeiou]/.test(word) ? 'A' : '';
}
