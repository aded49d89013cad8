import { compare, pairOf, type Edge, type MatchingModel } from '@trueup/identity';
import type { StoredRecord } from './stored-record';

/** The edges between a record and its candidates; pairs that are separate leave none. */
export function pairUp(record: StoredRecord, candidates: readonly StoredRecord[], model: MatchingModel): Edge[] {
  return candidates
    .filter(({ key }) => key !== record.key)
    .map((candidate): Edge => {
      const [left, right] = pairOf(record.key, candidate.key);
      const { decision, isFirm, weight, evidence } = compare(record.identity, candidate.identity, model);
      return { left, right, decision, isFirm, weight, evidence };
    })
    .filter(({ decision }) => decision !== 'separate');
}
