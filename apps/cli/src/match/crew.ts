import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { CliError } from '../cli-error';
import { Hand, type Job, type Jobs } from './hand';

/** Who does the jobs: other threads, or the main one where there is little to do. */
export interface Crew {
  readonly size: number;
  do<J extends Job>(job: J, task: Jobs[J]['task']): Promise<Jobs[J]['answer']>;
  /** Has every hand do it. */
  tell<J extends Job>(job: J, task: Jobs[J]['task']): Promise<Jobs[J]['answer'][]>;
  close(): Promise<void>;
}

/** What a thread answers. */
export type ThreadAnswer = { readonly answer: unknown } | { readonly refused: string; readonly exitCode: number };

const HAND = join(__dirname, 'hand-thread.js');
const MOST_THREADS = 8;
/** Small enough that a thread tidies up before it grows; MiB. */
const HEAP = { maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 1_024 };

/**
 * A crew of that many threads; with 0 the main thread does it all. Each runs `script`, a file of JavaScript that answers as hand-thread does.
 * Where a thread dies, whatever is asked of it fails with a CliError.
 */
export function crewOf(threads: number, script = HAND): Crew {
  return threads === 0 ? new LoneCrew() : new ThreadCrew(threads, script);
}

/** As many threads as there are cores, within reason. */
export function threadsHere(): number {
  return Math.min(MOST_THREADS, availableParallelism());
}

class LoneCrew implements Crew {
  readonly size = 1;
  readonly #hand = new Hand();

  async do<J extends Job>(job: J, task: Jobs[J]['task']): Promise<Jobs[J]['answer']> {
    return Promise.resolve(this.#hand.perform(job, task));
  }

  async tell<J extends Job>(job: J, task: Jobs[J]['task']): Promise<Jobs[J]['answer'][]> {
    return [await this.do(job, task)];
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

interface Errand {
  readonly message: { readonly job: Job; readonly task: unknown };
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

class ThreadCrew implements Crew {
  readonly size: number;
  readonly #waiting: Errand[] = [];
  readonly #idle: ThreadHand[];
  readonly #all: readonly ThreadHand[];

  constructor(threads: number, script: string) {
    this.size = threads;
    this.#all = Array.from({ length: threads }, () => new ThreadHand(script));
    this.#idle = [...this.#all];
  }

  do<J extends Job>(job: J, task: Jobs[J]['task']): Promise<Jobs[J]['answer']> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ message: { job, task }, resolve: resolve as (answer: unknown) => void, reject });
      this.#next();
    });
  }

  tell<J extends Job>(job: J, task: Jobs[J]['task']): Promise<Jobs[J]['answer'][]> {
    return Promise.all(
      this.#all.map(
        (hand) =>
          new Promise<Jobs[J]['answer']>((resolve, reject) =>
            hand.send({ message: { job, task }, resolve: resolve as (answer: unknown) => void, reject }),
          ),
      ),
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((hand) => hand.end()));
  }

  #next(): void {
    const errand = this.#idle.length > 0 ? this.#waiting.shift() : undefined;
    const hand = errand && this.#idle.pop();
    if (!hand) return;
    const free = () => {
      this.#idle.push(hand);
      this.#next();
    };
    hand.send({
      ...errand,
      resolve: (answer) => (errand.resolve(answer), free()),
      reject: (error) => (errand.reject(error), free()),
    });
  }
}

/** One thread, one errand at a time. */
class ThreadHand {
  readonly #worker: Worker;
  #errand: Errand | undefined;
  #death: Error | undefined;

  constructor(script: string) {
    this.#worker = new Worker(script, { resourceLimits: HEAP });
    this.#worker.on('message', (told: ThreadAnswer) => {
      const errand = this.#errand;
      this.#errand = undefined;
      if ('answer' in told) errand?.resolve(told.answer);
      else errand?.reject(new CliError(told.refused, { exitCode: told.exitCode }));
    });
    this.#worker.on('error', (error: Error) => this.#die(isOutOfMemory(error) ? new CliError(OUT_OF_MEMORY, { cause: error }) : error));
    this.#worker.on('exit', (code) => this.#die(new CliError(`A thread of this program ended with ${code} before its work was done.`)));
  }

  send(errand: Errand): void {
    if (this.#death) return errand.reject(this.#death);
    this.#errand = errand;
    this.#worker.postMessage(errand.message);
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  /** The first cause counts: a thread that fails exits as well. */
  #die(cause: Error): void {
    this.#death ??= cause;
    const errand = this.#errand;
    this.#errand = undefined;
    errand?.reject(this.#death);
  }
}

const OUT_OF_MEMORY = 'A thread of this program ran out of memory: give the file in parts.';

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
