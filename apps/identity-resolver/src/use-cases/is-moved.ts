import type { StoredRecord } from '../judgement/stored-record';

/** Whether a record must be compared again: it is new, or it says something that can be matched and that it never said. */
export function isMoved(before: StoredRecord | undefined, after: StoredRecord): boolean {
  if (!before) return true;
  const matched = ({ identity: { isPresent: _isPresent, ...rest } }: StoredRecord) => JSON.stringify(Object.entries(rest).sort());
  return matched(before) !== matched(after);
}
