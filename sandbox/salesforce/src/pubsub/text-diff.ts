import type { Value } from '../records/record-row';

const LONG = 1000;

/** Whether the vendor sends a change of this text as a diff: both sides are text and the new one is long. */
export const isSentAsDiff = (before: Value | undefined, after: Value): boolean =>
  typeof before === 'string' && typeof after === 'string' && after.length > LONG;

/** A unified diff of two texts as one hunk. */
export function textDiff(before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const lines = [...old.map((line) => `-${line}`), ...now.map((line) => `+${line}`)];
  return ['--- before', '+++ after', `@@ -1,${old.length} +1,${now.length} @@`, ...lines].join('\n');
}
