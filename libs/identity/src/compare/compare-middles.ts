/** How middle names agree; an initial agrees with what begins so. */
export function compareMiddles(left: readonly string[], right: readonly string[]): 'same' | 'differs' | 'unknown' {
  if (left.length === 0 || right.length === 0) return 'unknown';
  return left.some((one) => right.some((other) => one[0] === other[0] && (one.length === 1 || other.length === 1 || one === other)))
    ? 'same'
    : left.some((one) => right.some((other) => one[0] === other[0]))
      ? 'unknown'
      : 'differs';
}
