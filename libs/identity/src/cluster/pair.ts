/** Two keys in their fixed order. */
export type Pair = readonly [left: string, right: string];

/** The two keys, smaller first. */
export function pairOf(one: string, other: string): Pair {
  return one < other ? [one, other] : [other, one];
}

/** One text for two keys, whatever their order. */
export function pairId(one: string, other: string): string {
  return pairOf(one, other).join('\n');
}

/** Every two of the keys. */
export function pairsAmong(keys: readonly string[]): Pair[] {
  const sorted = [...new Set(keys)].sort();
  return sorted.flatMap((left, index) => sorted.slice(index + 1).map((right) => [left, right] as const));
}
