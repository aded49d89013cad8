import { matchKeys } from '@trueup/identity';
import type { StoredRecord } from '../judgement/stored-record';

/** Whether a record had a match key that it has no longer: evidence only grows, but a merge target is taken back. */
export function hasLeftAKey({ identity: before }: StoredRecord, { identity: after }: StoredRecord): boolean {
  const kept = new Set(matchKeys(after).map(({ kind, value }) => `${kind}|${value}`));
  return matchKeys(before).some(({ kind, value }) => !kept.has(`${kind}|${value}`));
}
