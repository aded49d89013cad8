/**
 * A function of one text that remembers its last answers. Two halves of `size` texts each: when the young half is full the old one
 * goes, so that memory is bounded and what is asked for often stays.
 */
export function remembered<T extends NonNullable<unknown> | null>(of: (text: string) => T, size = 20_000): (text: string) => T {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return (text) => {
    const known = young.get(text);
    if (known !== undefined) return known;
    const value = old.get(text) ?? of(text);
    if (young.size >= size) [old, young] = [young, new Map<string, T>()];
    young.set(text, value);
    return value;
  };
}
