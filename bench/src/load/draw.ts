/** A whole number from 0 up to `below`, the same for equal seeds, so that a bench meets the same people each time. */
export function draw(seed: number, below: number): number {
  let mixed = Math.imul(seed ^ (seed >>> 16), 0x45d9f3b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
}
