import { cleanText } from './clean-text';
import { foldName, fold } from './fold';
import { readDigits } from './name-skeleton';
import { BARE_GENERATIONS, CONNECTORS, EASTERN_HONORIFICS, GENERATIONS, HONORIFICS, PARTICLES, RARE_HONORIFICS } from './name-words';
import { isPlaceholderFamily, isPlaceholderName } from './placeholder-names';
import { remembered } from './remembered';
import { chineseFamilies, isPinyin } from './script/chinese';
import { isHan } from './script/readings';
import { shortVowels } from './script/romaji';
import { splitEasternName } from './script/split-eastern-name';

/** The parts of a person's name as they are compared. */
export interface PersonName {
  readonly given: string;
  readonly middle: string;
  readonly family: string;
  /** Such as Jr; tells a father from a son. */
  readonly suffix: string;
}

/** A given name folded, without titles and generations; empty where it is a placeholder. Its short form stays as it is. */
export const normaliseGiven: (text: string) => string = remembered((text) => {
  const folded = fold(text);
  if (isPlaceholderName(folded)) return '';
  return withoutTitles(folded.split(' '))
    .filter((word, at) => at === 0 || generationOf(word) === '')
    .map(foldWord)
    .join(' ');
});

/** A family name folded, without titles and generations; empty where it is a placeholder. `hasGiven` says that a given name stands beside it. */
export function normaliseFamily(text: string, hasGiven = true): string {
  return hasGiven ? familyBesideGiven(text) : familyOf(text, false);
}

const familyBesideGiven = remembered((text) => familyOf(text, true));

function familyOf(text: string, hasGiven: boolean): string {
  const folded = fold(text);
  if (isPlaceholderFamily(folded, hasGiven) || BARE_GENERATIONS.has(folded)) return '';
  const words = withoutTitles(folded.split(' '));
  const plain = words.length > 1 && generationOf(words.at(-1) ?? '') !== '' ? words.slice(0, -1) : words;
  return plain
    .map(foldWord)
    .join(' ')
    .replace(/\b(o|mc) (?=[a-z]{3})/g, '$1');
}

function foldWord(word: string): string {
  return shortVowels(foldName(readDigits(word)));
}

/** The generation that a word after a name means, such as `jr` for Junior, II or filho; empty where it means none. Expects a folded word. */
export function generationOf(word: string): string {
  return GENERATIONS.get(word) ?? '';
}

/** The generations that stand at the end of a name, or alone in its field. */
export function generationsIn(text: string): string[] {
  if (!text.includes(' ') && text.length > 4) return [];
  const words = fold(text).split(' ');
  const word = words.at(-1) ?? '';
  const last = words.length > 1 || BARE_GENERATIONS.has(word) ? generationOf(word) : '';
  return last === '' ? [] : [last];
}

/** The parts of a name written in one field, as `Given Middle Family` or `Family, Given`, in Han letters the family first. */
export function splitFullName(text: string): PersonName {
  const clean = cleanText(text);
  if (isHan(clean)) return { middle: '', suffix: '', ...splitEasternName(clean.replace(EASTERN_HONORIFICS, '')) };
  const [before = '', after] = partedAtComma(clean);
  const words = (after === undefined ? before : after).trim().split(/\s+/);
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  const suffix = generationOf(fold(last)) === '' || fold(last).length === 1 ? '' : last;
  const plain = titleless(suffix ? words.slice(0, -1) : words);
  if (after !== undefined) return { given: plain[0] ?? '', middle: plain.slice(1).join(' '), family: before.trim(), suffix };
  if (plain.length < 2) return { given: '', middle: '', family: plain[0] ?? '', suffix };
  if (isChineseOfThree(plain)) return { given: plain.slice(0, 2).join(' '), middle: '', family: plain[2] ?? '', suffix };
  const start = familyStart(plain);
  return { given: plain[0] ?? '', middle: plain.slice(1, start).join(' '), family: plain.slice(start).join(' '), suffix };
}

/** A comma before a generation or a degree parts nothing: `Ada Example, Jr.` */
function partedAtComma(text: string): string[] {
  const [before = '', after, ...rest] = text.split(',');
  if (after === undefined) return [before];
  const isAppended = fold(after)
    .split(' ')
    .every((word) => generationOf(word) !== '' || HONORIFICS.has(word));
  return isAppended && before.trim().includes(' ') ? [`${before} ${after}`] : [before, [after, ...rest].join(' ')];
}

function titleless(words: readonly string[]): string[] {
  const kept = new Set(withoutTitles(words.map(fold)));
  return words.filter((word) => kept.has(fold(word)) && fold(word) !== '');
}

/** Titles go wherever they stand; those that are names as well only before two words or more. */
function withoutTitles(folded: readonly string[]): string[] {
  const plain = folded.filter((word) => word !== '' && (!HONORIFICS.has(word) || RARE_HONORIFICS.has(word)));
  if (plain.length === 0) return folded.filter((word) => word !== '');
  return plain.length > 2 && RARE_HONORIFICS.has(plain[0] ?? '') && !/^.$/.test(plain[1] ?? '') ? plain.slice(1) : plain;
}

/** Where the family name begins: at its first particle, else with the last word. */
function familyStart(words: readonly string[]): number {
  const at = words.findIndex((word, index) => index > 0 && PARTICLES.has(fold(word)) && !CONNECTORS.has(fold(word)));
  return at > 0 && at < words.length - 1 ? at : words.length - 1;
}

/** `Mei Lan Huang`: both syllables are the given name. */
function isChineseOfThree(words: readonly string[]): boolean {
  const [first = '', second = '', family = ''] = words.map(fold);
  return words.length === 3 && isPinyin(first) && isPinyin(second) && chineseFamilies(family).length > 0;
}
