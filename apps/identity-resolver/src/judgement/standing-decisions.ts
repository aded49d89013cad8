import { pairId, pairsAmong, reviewIdOf, type LinkDecision } from '@trueup/identity';
import type { StoredDecision } from './slice';

type Word = StoredDecision & { readonly kind: 'link' | 'neverLink' | 'split' };

/** The question that two or more records are decided upon in two ways; whoever answers it has the last word on them. */
export function contradictionId(cell: string, records: readonly string[]): string {
  return reviewIdOf(cell, 'contradiction', [...new Set(records)]);
}

/**
 * Which decisions on records stand, pair by pair. A split takes back the links that were decided before it, and the answer to a
 * contradiction takes back whatever was decided before on its records. What contradicts beyond that stands on both sides.
 */
export function standingLinks(decisions: readonly StoredDecision[], { cell, now }: { cell: string; now: number }): LinkDecision[] {
  const words = decisions.filter(isWord).filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
  const isLast = (word: Word) => word.kind === 'split' || isAnswer(word, cell);
  if (!words.some(isLast)) return words.map((word) => toLink(word, word.records));
  const pairs = words.flatMap((word) => pairsAmong(word.records).map((pair) => ({ word, pair })));
  const byPair = Map.groupBy(pairs, ({ pair }) => pairId(...pair));
  return [...byPair.values()].flatMap((spoken) => {
    const answered = latest(spoken.map(({ word }) => word).filter((word) => isAnswer(word, cell)));
    const split = latest(spoken.map(({ word }) => word).filter(({ kind }) => kind === 'split'));
    const isTakenBack = ({ kind, decidedAt }: Word) => decidedAt < answered || (kind === 'link' && decidedAt < split);
    return spoken.filter(({ word }) => !isTakenBack(word)).map(({ word, pair }) => toLink(word, pair));
  });
}

function isWord(decision: StoredDecision): decision is Word {
  return decision.kind === 'link' || decision.kind === 'neverLink' || decision.kind === 'split';
}

function isAnswer({ reviewId, records }: Word, cell: string): boolean {
  return reviewId !== null && reviewId === contradictionId(cell, records);
}

function latest(words: readonly Word[]): number {
  return Math.max(-Infinity, ...words.map(({ decidedAt }) => decidedAt));
}

function toLink({ decisionId, kind, reviewId, expiresAt }: Word, records: readonly string[]): LinkDecision {
  return { decisionId, kind: kind === 'link' ? 'link' : 'neverLink', records, reviewId, expiresAt };
}
