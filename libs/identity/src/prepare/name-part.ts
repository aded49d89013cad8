import { nameSkeletons } from '../normalise/name-skeleton';

/** The given or the family names of a record, ready to be compared. */
export interface NamePart {
  /** Every word of every name, each once. */
  readonly words: readonly string[];
  /** Each name as one word. */
  readonly wholes: readonly string[];
  /** How each name sounds, by its place in `wholes`. */
  readonly sounds: readonly (readonly string[])[];
}

const NOBODY: NamePart = { words: [], wholes: [], sounds: [] };

/** The names of one field. */
export function namePartOf(names: readonly string[]): NamePart {
  if (names.length === 0) return NOBODY;
  const words = names.length === 1 && !names[0]?.includes(' ') ? names : [...new Set(names.flatMap((name) => name.split(' ')))];
  const wholes = names.map((name) => (name.includes(' ') ? name.replaceAll(' ', '') : name));
  return { words, wholes, sounds: names.map((name) => nameSkeletons(name)) };
}
