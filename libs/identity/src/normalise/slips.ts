/**
 * How many slips of the pen part two texts: a letter wrong, missing or too many, or two neighbours swapped. Counts to `most` only and
 * gives `most + 1` beyond.
 */
export function slips(one: string, other: string, most: number): number {
  if (one === other) return 0;
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const isEqual = one[row - 1] === other[at - 1];
      const plain = Math.min((above[at - 1] ?? 0) + (isEqual ? 0 : 1), (above[at] ?? 0) + 1, (line[at - 1] ?? 0) + 1);
      const isSwapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      line.push(isSwapped ? Math.min(plain, (before[at - 2] ?? 0) + 1) : plain);
    }
    if (Math.min(...line) > most) return most + 1;
    [before, above] = [above, line];
  }
  return Math.min(above[other.length] ?? 0, most + 1);
}
