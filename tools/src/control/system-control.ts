import { setTimeout as sleep } from 'node:timers/promises';
import type { RunFile } from '../stack/run-file';

/** A system as the service that connects it tells of it. */
export interface ControlledSystem {
  readonly system: string;
  readonly mode: string;
  readonly pauses: readonly {
    readonly slot: string | null;
    readonly lane: string | null;
    readonly brake: string | null;
    readonly reason: string;
  }[];
  readonly load: LoadState | null;
  /** Systems whose first load is still awaited before anything is written. */
  readonly waitsFor: readonly string[];
}

/** How a load stands. */
export interface LoadState {
  readonly state: string;
  readonly records: number;
  readonly total: number | null;
  readonly problem?: string | null;
}

/** What would be written to a system. */
export interface PlanTotals {
  readonly system: string;
  readonly creates: number;
  readonly updates: number;
  readonly perSlot: Readonly<Record<string, { readonly creates: number; readonly updates: number; readonly clears: number }>>;
  readonly samples: readonly unknown[];
  readonly heldBack: Readonly<Record<string, number>>;
}

export interface RollbackAnswer {
  readonly rollbackId: string;
  readonly writes: number;
  readonly leftAlone: readonly { readonly customerId: string; readonly slot: string; readonly because: string }[];
}

export interface WaveState {
  readonly state: string;
  readonly rows: number;
  readonly done: number;
  readonly failed: number;
}

const EVERY_MS = 500;

/** The controls of the running connectors, as `trueup` uses them. */
export class SystemControl {
  #urls: ReadonlyMap<string, string> | undefined;

  constructor(private readonly run: () => Pick<RunFile, 'connectors' | 'apiKey'>) {}

  async systems(): Promise<ControlledSystem[]> {
    const all = await Promise.all(this.run().connectors.map((url) => this.#call<ControlledSystem[]>('GET', `${url}/v1/systems`)));
    return all.flat();
  }

  async system(name: string): Promise<ControlledSystem> {
    const found = (await this.systems()).find(({ system }) => system === name);
    if (!found) throw new Error(`No connector serves ${name}.`);
    return found;
  }

  async startLoad(system: string): Promise<void> {
    await this.#at(system, ['POST', 'load'], {});
  }

  loadState(system: string): Promise<LoadState> {
    return this.#at(system, ['GET', 'load']);
  }

  /** Loads a system and waits for the end; `onProgress` hears the fraction, undefined while the total is unknown. */
  async load(system: string, onProgress: (fraction: number | undefined) => void, signal?: AbortSignal): Promise<LoadState> {
    await this.startLoad(system);
    for (;;) {
      signal?.throwIfAborted();
      const now = await this.loadState(system);
      if (now.state === 'failed') throw new Error(`The load of ${system} failed: ${now.problem ?? 'no reason given'}`);
      if (now.state === 'finished') return now;
      onProgress(now.total ? Math.min(0.99, now.records / now.total) : undefined);
      await sleep(EVERY_MS, undefined, { signal });
    }
  }

  plan(system: string, query = ''): Promise<PlanTotals> {
    return this.#at(system, ['GET', `plan${query}`]);
  }

  async mode(system: string, mode: string, more: { readonly canary?: unknown; readonly reason?: string } = {}): Promise<void> {
    await this.#at(system, ['PUT', 'mode'], { mode, by: 'npm start', reason: 'asked for', ...more });
  }

  async resume(system: string, what: { readonly slot?: string; readonly lane?: string; readonly brake?: string } = {}): Promise<void> {
    await this.#at(system, ['DELETE', 'pauses'], { by: 'a test', reason: 'done', ...what });
  }

  async wave(
    system: string,
    wave: { readonly waveId: string; readonly slots: readonly string[] | null; readonly creates: boolean; readonly limitPerHour: number },
  ): Promise<{ readonly waveId: string; readonly rows: number }> {
    return this.#at(system, ['POST', 'waves'], { by: 'npm start', ...wave });
  }

  waveState(system: string, waveId: string): Promise<WaveState> {
    return this.#at(system, ['GET', `waves/${waveId}`]);
  }

  rollback(
    system: string,
    what: { readonly waveId?: string; readonly correlationId?: string; readonly since?: string; readonly dryRun: boolean },
  ): Promise<RollbackAnswer> {
    return this.#at(system, ['POST', 'rollbacks'], { by: 'a test', ...what });
  }

  async #at<T>(system: string, [method, path]: readonly [string, string], body?: unknown): Promise<T> {
    return this.#call<T>(method, `${await this.#urlOf(system)}/v1/systems/${system}/${path}`, body);
  }

  async #urlOf(system: string): Promise<string> {
    if (!this.#urls?.has(system)) {
      const served = await Promise.all(
        this.run().connectors.map(async (url) =>
          (await this.#call<ControlledSystem[]>('GET', `${url}/v1/systems`)).map((one) => [one.system, url] as const),
        ),
      );
      this.#urls = new Map(served.flat());
    }
    const url = this.#urls.get(system);
    if (!url) throw new Error(`No connector serves ${system}.`);
    return url;
  }

  async #call<T>(method: string, url: string, body?: unknown): Promise<T> {
    const answer = await fetch(url, {
      method,
      headers: { 'x-api-key': this.run().apiKey, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(120_000),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${text.slice(0, 400)}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}
