type Numbers = Uint8Array | Uint32Array | Float64Array;

/** The parts as one list. */
export function joined<T extends Numbers>(parts: readonly T[], make: new (size: number) => T): T {
  const whole = new make(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Numbers that all threads see. */
export function sharedNumbers(values: ArrayLike<number>): Uint32Array {
  const copy = new Uint32Array(new SharedArrayBuffer(values.length * 4));
  copy.set(values);
  return copy;
}
