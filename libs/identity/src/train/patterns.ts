import { BlockIndex } from '../block/block-index';
import { pairId, pairOf } from '../cluster/pair';
import { compare } from '../compare/compare';
import { pairingOf } from '../compare/pairing';
import type { Level } from '../model/levels';
import type { MatchingModel } from '../model/matching-model';
import type { NormalisedRecord } from '../normalised-record';
import type { ToldPairs } from './told-pairs';

/** Kinds of parties that are learnt of. */
export type Party = 'persons' | 'organisations';

/** A pair as training sees it. */
export interface Pattern {
  readonly party: Party;
  readonly levels: readonly Level[];
  /** False where the rules forbid it, whatever the weights. */
  readonly mayBeOne: boolean;
  /** What people said of it; undefined where nobody did. */
  readonly told: boolean | undefined;
}

type Pair = readonly [NormalisedRecord, NormalisedRecord];

const MOST_CANDIDATES = 400_000;

/** The pairs that match keys bring together, and those of which people said that they are one. */
export function patternsOf(
  records: readonly NormalisedRecord[],
  { index, model, told }: { readonly index: BlockIndex; readonly model: MatchingModel; readonly told: ToldPairs },
): Pattern[] {
  const open = new Map(told.ones().map((pair) => [pairId(...pair), pair] as const));
  const seen = new Int32Array(records.length).fill(-1);
  const patterns: Pattern[] = [];
  const add = (pair: Pair): void => {
    const [left, right] = pair;
    open.delete(pairId(...pairOf(left.key, right.key)));
    patterns.push(...patternOf(pair, model, told));
  };
  for (const [at, record] of records.entries()) {
    for (const other of index.candidatesAfter(at, seen)) {
      const right = records[other];
      if (right && patterns.length < MOST_CANDIDATES) add([record, right]);
    }
  }
  const known = new Map(records.map((record) => [record.key, record] as const));
  for (const [left, right] of open.values()) {
    const [one, other] = [known.get(left), known.get(right)];
    if (one && other) add([one, other]);
  }
  return patterns;
}

/** What is learnt of where both records are of that kind. */
export function partyOfPair(left: NormalisedRecord, right: NormalisedRecord): Party | undefined {
  const pairing = pairingOf(left, right);
  if (pairing === 'persons') return 'persons';
  return pairing === 'organisations' ? 'organisations' : undefined;
}

function patternOf([left, right]: Pair, model: MatchingModel, told: ToldPairs): Pattern[] {
  const party = partyOfPair(left, right);
  if (!party) return [];
  const { decision, evidence, groups, isFirm } = compare(left, right, model);
  if (isFirm) return [];
  const levels = evidence.map(({ comparison }) => comparison as Level);
  const isOther =
    levels.includes('name.givenDiffers') || levels.includes('name.organisationDiffers') || levels.includes('name.legalFormDiffers');
  const mayBeOne = decision === 'link' || (groups.length >= 2 && !isOther && decision !== 'never');
  return [{ party, levels, mayBeOne, told: told.isOne(left.key, right.key) }];
}
