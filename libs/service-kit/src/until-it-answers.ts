import { setTimeout } from 'node:timers/promises';

const patienceMs = 60_000;
const pauseMs = 1_000;

/** What a service stands on may start after it: tries for a minute, then rejects with who did not answer. */
export async function untilItAnswers<T>(who: string, attempt: () => Promise<T>): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      return await attempt();
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      if (Date.now() > end) throw new Error(`${who} did not answer within ${patienceMs / 1_000} s: ${why}`, { cause });
      await setTimeout(pauseMs);
    }
  }
}
