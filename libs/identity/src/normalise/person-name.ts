import { foldName, fold } from './fold';
import { leadName } from './nicknames';
import { isPlaceholderName } from './placeholders';

/** The parts of a person's name as they are compared. */
export interface PersonName {
  readonly given: string;
  readonly middle: string;
  readonly family: string;
  /** Such as Jr; tells a father from a son. */
  readonly suffix: string;
}

const PARTICLES: ReadonlySet<string> = new Set([
  'de',
  'da',
  'do',
  'dos',
  'del',
  'della',
  'di',
  'du',
  'la',
  'le',
  'van',
  'von',
  'der',
  'den',
  'ter',
  'zu',
]);
const HONORIFICS: ReadonlySet<string> = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'prof',
  'herr',
  'frau',
  'sir',
  'madam',
  'sr',
  'sra',
]);

const SUFFIXES: ReadonlySet<string> = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'junior', 'senior']);

/** A given name folded, its first word as the lead of its nicknames; empty where it is a placeholder. */
export function normaliseGiven(text: string): string {
  const folded = fold(text);
  if (isPlaceholderName(folded)) return '';
  return folded
    .split(' ')
    .filter((word) => !HONORIFICS.has(word))
    .map((word) => foldName(leadName(word)))
    .join(' ');
}

/** A family name folded; empty where it is a placeholder. */
export function normaliseFamily(text: string): string {
  return isPlaceholderName(fold(text)) ? '' : foldName(text);
}

/** The parts of a name written in one field, as `Given Middle Family` or `Family, Given`. */
export function splitFullName(text: string): PersonName {
  const [before = '', after] = text.split(',', 2);
  const words = (after === undefined ? before : after).trim().split(/\s+/);
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  const suffix = SUFFIXES.has(fold(last)) ? last : '';
  const plain = (suffix ? words.slice(0, -1) : words).filter((word) => word !== '' && !HONORIFICS.has(fold(word)));
  if (after !== undefined) return { given: plain[0] ?? '', middle: plain.slice(1).join(' '), family: before.trim(), suffix };
  if (plain.length < 2) return { given: '', middle: '', family: plain[0] ?? '', suffix };
  const start = familyStart(plain);
  return { given: plain[0] ?? '', middle: plain.slice(1, start).join(' '), family: plain.slice(start).join(' '), suffix };
}

/** Where the family name begins: at its first particle, else with the last word. */
function familyStart(words: readonly string[]): number {
  const at = words.findIndex((word, index) => index > 0 && PARTICLES.has(fold(word)));
  return at > 0 && at < words.length - 1 ? at : words.length - 1;
}
