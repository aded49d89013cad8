import { sortedTexts } from './sorted-texts';

/** The values in one fixed order, each once; empty texts go. Values are plain JSON with their fields in a fixed order. */
export function sortedSet<T>(values: readonly T[]): readonly T[] {
  if (values.length === 0) return values;
  if (typeof values[0] === 'string') return sortedWords(values as readonly string[]) as readonly T[];
  if (values.length === 1) return values;
  const byText = new Map(values.map((value) => [JSON.stringify(value), value] as const));
  return sortedTexts([...byText.keys()]).map((text) => byText.get(text) as T);
}

function sortedWords(words: readonly string[]): readonly string[] {
  return sortedTexts(words.includes('') ? words.filter((word) => word !== '') : words);
}
