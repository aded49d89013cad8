/** The values in one fixed order, each once. Values are plain JSON with their fields in a fixed order. */
export function sortedSet<T>(values: readonly T[]): T[] {
  if (values.length < 2) return values[0] === '' ? [] : [...values];
  const byText = new Map(values.map((value) => [typeof value === 'string' ? value : JSON.stringify(value), value] as const));
  return [...byText.keys()]
    .filter((text) => text !== '')
    .sort()
    .map((text) => byText.get(text) as T);
}
