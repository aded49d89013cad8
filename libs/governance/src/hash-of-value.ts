import type { SlotValue } from '@trueup/canonical-schema';
import { createHash } from 'node:crypto';
import { stableJson } from './stable-json';

/** Short hash of a golden value; equal for equal values. */
export function hashOfValue(value: SlotValue | null): string {
  return createHash('sha256').update(stableJson(value)).digest('base64url').slice(0, 22);
}
