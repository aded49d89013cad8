import type { SlotValue } from '@trueup/canonical-schema';
import { createHash } from 'node:crypto';

/** Whether two values of a slot are the same to the letter; never by match normalisation, for Muller to Müller is a real edit. */
export function sameValue(left: SlotValue | null, right: SlotValue | null): boolean {
  return left === right || stable(left) === stable(right);
}

/** Short hash of a value; equal for equal values. */
export function valueHash(value: SlotValue | null): string {
  return createHash('sha256').update(stable(value)).digest('base64url').slice(0, 22);
}

/** JSON with the fields in order. */
export function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${fields
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, inner]) => `${JSON.stringify(name)}:${stable(inner)}`)
    .join(',')}}`;
}
