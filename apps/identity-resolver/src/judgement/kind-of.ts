import type { PartyKind } from '@trueup/canonical-schema';
import type { StoredRecord } from './stored-record';

/** What a customer is: what the first of its records that knows says. */
export function kindOf(members: readonly Pick<StoredRecord, 'kind' | 'key' | 'firstRecordedAt'>[]): PartyKind {
  const known = [...members].sort((left, right) => left.firstRecordedAt - right.firstRecordedAt || (left.key < right.key ? -1 : 1));
  return known.find(({ kind }) => kind !== 'UNKNOWN')?.kind ?? 'UNKNOWN';
}
