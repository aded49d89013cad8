/** The values in one fixed order, each once. Values are plain JSON with their fields in a fixed order. */
export function sortedSet<T>(values: readonly T[]): T[] {
  const byText = new Map(values.map((value) => [typeof value === 'string' ? value : JSON.stringify(value), value] as const));
  return [...byText.keys()]
    .filter((text) => text !== '')
    .sort()
    .map((text) => byText.get(text) as T);
}
