import { termsOf } from '@trueup/identity';
import type { Chunk } from '../table/row-chunks';
import { PairScorer, type Range, type ScoredPairs, type Scoring } from './pair-scorer';
import { readRows, type RowBatch, type RowForm } from './read-rows';
import { explainPairs, settleComponents, type Components, type Settled } from './settle-components';

/** What can be done beside the main thread, each with what it takes and what it answers. Plain data. */
export interface Jobs {
  readonly form: { readonly task: RowForm; readonly answer: null };
  readonly read: { readonly task: Chunk; readonly answer: RowBatch };
  /** Terms of all records that this hand has read, counted; asked once. */
  readonly terms: { readonly task: null; readonly answer: ReadonlyMap<string, number> };
  readonly scoring: { readonly task: Scoring; readonly answer: null };
  readonly score: { readonly task: Range; readonly answer: ScoredPairs };
  readonly settle: { readonly task: Components; readonly answer: Settled };
  readonly explain: { readonly task: Uint32Array; readonly answer: readonly string[] };
}
export type Job = keyof Jobs;

/** Does the jobs of one thread. */
export class Hand {
  #form: RowForm | undefined;
  #scorer: PairScorer | undefined;
  #terms = new Map<string, number>();

  private readonly jobs: { readonly [J in Job]: (task: Jobs[J]['task']) => Jobs[J]['answer'] } = {
    form: (form) => ((this.#form = form), null),
    read: (chunk) =>
      readRows(told(this.#form), chunk, (record) => {
        for (const term of termsOf(record)) this.#terms.set(term, (this.#terms.get(term) ?? 0) + 1);
      }),
    terms: () => {
      const terms = this.#terms;
      this.#terms = new Map();
      return terms;
    },
    scoring: (scoring) => ((this.#scorer = new PairScorer(scoring)), null),
    score: (range) => told(this.#scorer).score(range),
    settle: (components) => settleComponents(told(this.#scorer), components),
    explain: (pairs) => explainPairs(told(this.#scorer), pairs),
  };

  perform<J extends Job>(job: J, task: Jobs[J]['task']): Jobs[J]['answer'] {
    return this.jobs[job](task);
  }
}

function told<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('A job came before what it goes by.');
  return value;
}
