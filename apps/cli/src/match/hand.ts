import type { Chunk } from '../table/row-chunks';
import { readRows, type RowBatch, type RowForm } from './read-rows';

/** What can be done beside the main thread, each with what it takes and what it answers. Plain data. */
export interface Jobs {
  readonly form: { readonly task: RowForm; readonly answer: null };
  readonly read: { readonly task: Chunk; readonly answer: RowBatch };
}
export type Job = keyof Jobs;

/** Does the jobs of one thread. */
export class Hand {
  #form: RowForm | undefined;

  private readonly jobs: { readonly [J in Job]: (task: Jobs[J]['task']) => Jobs[J]['answer'] } = {
    form: (form) => ((this.#form = form), null),
    read: (chunk) => readRows(told(this.#form), chunk),
  };

  perform<J extends Job>(job: J, task: Jobs[J]['task']): Jobs[J]['answer'] {
    return this.jobs[job](task);
  }
}

function told<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('A job came before what it goes by.');
  return value;
}
