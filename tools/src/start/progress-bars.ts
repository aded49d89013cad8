import { MultiBar, Presets, type SingleBar } from 'cli-progress';

/** Shows how far long steps are: bars on a terminal, a line at each step's beginning and end elsewhere. All of it goes to stderr. */
export interface Progress {
  /** `fraction` is 0 to 1, or undefined while it is not known; 1 ends the step. */
  step(name: string, fraction: number | undefined): void;
  line(text: string): void;
  close(): void;
}

/** Bars where `isTerminal`, lines elsewhere. */
export function showProgress(isTerminal: boolean): Progress {
  return isTerminal ? new Bars() : new Lines();
}

class Bars implements Progress {
  readonly #bars = new Map<string, SingleBar>();
  readonly #multi = new MultiBar(
    { format: '  {bar} {name}', hideCursor: true, clearOnComplete: false, forceRedraw: true, stream: process.stderr, gracefulExit: false },
    Presets.shades_classic,
  );

  step(name: string, fraction: number | undefined): void {
    const bar = this.#bars.get(name) ?? this.#multi.create(100, 0, { name });
    this.#bars.set(name, bar);
    bar.update(Math.round((fraction ?? 0.1) * 100), { name });
  }

  line(text: string): void {
    this.#multi.log(`${text}\n`);
  }

  close(): void {
    this.#multi.stop();
  }
}

class Lines implements Progress {
  readonly #begun = new Set<string>();

  step(name: string, fraction: number | undefined): void {
    if (fraction === 1) this.line(`${name}: done`);
    else if (!this.#begun.has(name)) this.line(`${name} …`);
    this.#begun.add(name);
  }

  line(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  close(): void {
    this.#begun.clear();
  }
}
