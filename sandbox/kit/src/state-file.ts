import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const DEBOUNCE_MS = 50;
/** A big state is written less often, so that putting it into words never takes more than about a tenth of the time. */
const REST_FACTOR = 10;

/** A sandbox's state on disk: saved whole, atomically and debounced. Without a path nothing is kept. */
export class StateFile<T> {
  private newest?: () => T;
  private timer?: NodeJS.Timeout;
  private writing: Promise<void> = Promise.resolve();
  private lastTookMs = 0;

  constructor(private readonly path?: string) {}

  load(): T | undefined {
    if (!this.path || !existsSync(this.path)) return undefined;
    return JSON.parse(readFileSync(this.path, 'utf8')) as T;
  }

  /** `state` is called when the file is written, not now. */
  save(state: () => T): void {
    if (!this.path) return;
    this.newest = state;
    this.timer ??= setTimeout(() => void this.flush(), Math.max(DEBOUNCE_MS, this.lastTookMs * REST_FACTOR));
  }

  /** Resolves when everything saved so far is on disk. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  private async write(): Promise<void> {
    const { path, newest } = this;
    if (!path || !newest) return;
    this.newest = undefined;
    const started = performance.now();
    const text = JSON.stringify(newest());
    this.lastTookMs = performance.now() - started;
    mkdirSync(dirname(path), { recursive: true });
    await writeFile(`${path}.new`, text);
    await rename(`${path}.new`, path);
  }
}
