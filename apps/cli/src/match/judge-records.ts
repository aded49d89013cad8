import { matchAll, type MatchingModel, type MatchResult } from '@trueup/identity';
import { RecordShelf, type SharedRecords } from './record-shelf';

/** Which records are one customer. */
export function judgeRecords(shared: SharedRecords, model: MatchingModel, onProgress: (done: number, total: number) => void): MatchResult {
  const shelf = new RecordShelf(shared);
  const records = Array.from({ length: shelf.size }, (_, number) => shelf.record(number));
  return matchAll(records, model, { onProgress });
}
