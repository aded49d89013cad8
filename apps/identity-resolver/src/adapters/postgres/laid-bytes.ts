/** Many byte strings as one parameter, which travels as it is, and where each begins: the first byte is number 1. */
export interface LaidBytes {
  readonly bytes: Buffer;
  readonly starts: readonly number[];
  readonly lengths: readonly number[];
}

/** Lays byte strings side by side; in SQL each is `substring(bytes FROM start FOR length)`. */
export function laidBytes(parts: readonly Buffer[]): LaidBytes {
  const lengths = parts.map(({ length }) => length);
  let next = 1;
  const starts = lengths.map((length) => {
    next += length;
    return next - length;
  });
  return { bytes: Buffer.concat(parts), starts, lengths };
}
