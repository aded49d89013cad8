import { splitFullName, type PersonName } from '@trueup/identity';

const EAST_ASIAN_WORDS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々\s]+$/u;

/** A person's name out of one field: `Family, Given`, `Given Middle Family`, or the family name first where East Asian scripts are used. */
export function splitName(text: string): PersonName {
  const trimmed = text.trim();
  const words = trimmed.split(/\s+/);
  if (EAST_ASIAN_WORDS.test(trimmed) && words.length > 1) {
    return { family: words[0] ?? '', given: words.slice(1).join(' '), middle: '', suffix: '' };
  }
  return splitFullName(trimmed);
}
