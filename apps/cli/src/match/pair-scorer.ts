import { compare, pairOf, type Edge, type MatchingModel, type NormalisedRecord } from '@trueup/identity';
import type { SharedBlocks } from './block-table';
import { NO_GROUP } from './key-groups';
import { RecordShelf, type SharedRecords } from './record-shelf';

/** What pairs are scored by. Plain data, but for what is shared. */
export interface Scoring {
  readonly records: SharedRecords;
  readonly blocks: SharedBlocks;
  /** Of each record how many it was compared with; counted here. */
  readonly compared: Uint32Array;
  readonly model: MatchingModel;
}

/** Some places of the blocks' order. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Pairs that are not separate. `left` is the smaller number of each. */
export interface ScoredPairs {
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  /** Place in DECISIONS. */
  readonly decision: Uint8Array;
  readonly weight: Float64Array;
}

export const DECISIONS: readonly Edge['decision'][] = ['separate', 'link', 'review', 'never'];

/** Compares the records of a range with those after them that share a key. */
export class PairScorer {
  readonly shelf: RecordShelf;
  readonly #seen: Int32Array;

  constructor(private readonly scoring: Scoring) {
    this.shelf = new RecordShelf(scoring.records);
    this.#seen = new Int32Array(this.shelf.size).fill(-1);
  }

  get model(): MatchingModel {
    return this.scoring.model;
  }

  score({ from, to }: Range): ScoredPairs {
    const { blocks, compared, model } = this.scoring;
    const found: { left: number; right: number; decision: number; weight: number }[] = [];
    for (const left of blocks.order.subarray(from, to)) {
      const candidates = this.#candidatesAfter(left);
      if (candidates.length === 0) continue;
      Atomics.add(compared, left, candidates.length);
      const record = this.shelf.record(left);
      for (const right of candidates) {
        Atomics.add(compared, right, 1);
        const { decision, weight } = compare(record, this.shelf.record(right), model);
        if (decision !== 'separate') found.push({ left, right, decision: DECISIONS.indexOf(decision), weight });
      }
    }
    return {
      left: Uint32Array.from(found, (pair) => pair.left),
      right: Uint32Array.from(found, (pair) => pair.right),
      decision: Uint8Array.from(found, (pair) => pair.decision),
      weight: Float64Array.from(found, (pair) => pair.weight),
    };
  }

  /** Compares two records anew, with all that was found. */
  edge(left: number, right: number): Edge {
    return edgeBetween(this.shelf.record(left), this.shelf.record(right), this.scoring.model);
  }

  #candidatesAfter(record: number): number[] {
    const { keyEnds, blockOf, blockEnds, members } = this.scoring.blocks;
    const found: number[] = [];
    for (let at = record === 0 ? 0 : (keyEnds[record - 1] ?? 0); at < (keyEnds[record] ?? 0); at += 1) {
      const block = blockOf[at] ?? NO_GROUP;
      if (block === NO_GROUP) continue;
      for (let place = (blockEnds[block] ?? 0) - 1; place >= 0; place -= 1) {
        const other = members[place] ?? 0;
        // Members rise, so that those before this record need no look.
        if (other <= record) break;
        if (this.#seen[other] === record) continue;
        this.#seen[other] = record;
        found.push(other);
      }
    }
    return found.sort((one, other) => one - other);
  }
}

function edgeBetween(left: NormalisedRecord, right: NormalisedRecord, model: MatchingModel): Edge {
  const { decision, isFirm, weight, evidence } = compare(left, right, model);
  const [one, other] = pairOf(left.key, right.key);
  return { left: one, right: other, decision, isFirm, weight, evidence };
}
