import { sourceKey, type SourceRef } from '@trueup/canonical-schema';

/** What decides who founds a customer. `firstRecordedAt` is the smallest recordedAt of the record's observations, epoch ms. */
export interface FounderCandidate {
  readonly source: SourceRef;
  readonly firstRecordedAt: number;
}

/** The founding record: the one recorded first, then the one whose key sorts first. Expects at least one record. */
export function founderOf<T extends FounderCandidate>(records: readonly T[]): T {
  const [first, ...others] = records;
  if (!first) throw new RangeError('A customer without records has no founder.');
  return others.reduce((best, record) => (isBefore(record, best) ? record : best), first);
}

function isBefore(left: FounderCandidate, right: FounderCandidate): boolean {
  if (left.firstRecordedAt !== right.firstRecordedAt) return left.firstRecordedAt < right.firstRecordedAt;
  return sourceKey(left.source) < sourceKey(right.source);
}
