import { setTimeout as pause } from 'node:timers/promises';

export interface Patience {
  /** How long it may take; 20 s unless given. */
  readonly withinMs?: number;
  readonly everyMs?: number;
}

/** Looks again and again until `look` does not throw, and gives what it found; the last reason comes with the failure. */
export async function eventually<T>(what: string, look: () => Promise<T> | T, patience: Patience = {}): Promise<T> {
  const { withinMs = 20_000, everyMs = 100 } = patience;
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() < deadline) {
        await pause(everyMs);
        continue;
      }
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`Not within ${withinMs / 1000} s: ${what}.\n${reason}`, { cause: error });
    }
  }
}
