import { Presets, SingleBar } from 'cli-progress';

const LINE_EVERY_MS = 5_000;

/** How far something is. */
export interface Step {
  readonly done: number;
  /** Null while it is not known. */
  readonly total: number | null;
  /** Null while it is not known. */
  readonly perSecond: number | null;
  readonly secondsLeft: number | null;
}

/** Shows on stderr how far something is: a bar on a terminal, a line now and then elsewhere. */
export class LoadBar {
  readonly #bar: SingleBar | undefined;
  #lineAt = 0;

  constructor(
    private readonly what: string,
    isTerminal: boolean,
  ) {
    if (!isTerminal) return;
    const format = `  {bar} ${what} {note}`;
    this.#bar = new SingleBar({ format, hideCursor: true, stream: process.stderr, clearOnComplete: false }, Presets.shades_classic);
    this.#bar.start(1, 0, { note: '' });
  }

  show(step: Step): void {
    const note = noteOf(step);
    if (this.#bar) {
      this.#bar.setTotal(Math.max(1, step.total ?? step.done * 2));
      this.#bar.update(step.done, { note });
      return;
    }
    if (Date.now() - this.#lineAt < LINE_EVERY_MS) return;
    this.#lineAt = Date.now();
    process.stderr.write(`${this.what}: ${note}\n`);
  }

  close(): void {
    this.#bar?.stop();
  }
}

/** `3,000 of 10,000 · 700/s · about 10 s left`. */
export function noteOf({ done, total, perSecond, secondsLeft }: Step): string {
  return [
    total === null ? count(done) : `${count(done)} of ${count(total)}`,
    ...(perSecond === null ? [] : [`${count(Math.round(perSecond))}/s`]),
    ...(secondsLeft === null || secondsLeft === 0 ? [] : [`about ${duration(secondsLeft)} left`]),
  ].join(' · ');
}

export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** `45 s`, `3 min`, `2 h 5 min`. */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
