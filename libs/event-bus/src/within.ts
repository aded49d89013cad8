import { delay } from './delay';

/** Whether something came to its end in time; its error is thrown. What is late goes on, unheard. */
export async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  const over = new AbortController();
  try {
    return await Promise.race([work.then(() => true), delay(ms, over.signal).then(() => false)]);
  } finally {
    over.abort();
  }
}
