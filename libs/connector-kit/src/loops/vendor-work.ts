import { seedBrakes } from '../brakes/brake-writes';
import { waveLoop } from '../control/wave-loop';
import { whileOn } from '../control/while-on';
import { fetchLoop } from './fetch-loop';
import { figuresLoop } from './figures-loop';
import { keepRunning } from './keep-running';
import { loadFeed } from './load-feed';
import { pollFeed } from './poll-feed';
import { signIn } from './sign-in';
import { subscribeFeed } from './subscribe-feed';
import { sweepFeed } from './sweep-feed';
import type { SystemRuntime } from './system-runtime';
import { writeLoop } from './write-loop';

const LOOPS = { fetchLoop, figuresLoop, loadFeed, pollFeed, subscribeFeed, sweepFeed, waveLoop, writeLoop };

/** All that calls one vendor: it is done by one process at a time, so that limits and the order of writes hold. */
export function vendorWork(runtime: SystemRuntime, aborted: AbortSignal): Promise<void> {
  return whileOn(runtime, aborted, (on) => workOn(runtime, on));
}

async function workOn(runtime: SystemRuntime, aborted: AbortSignal): Promise<void> {
  await seedBrakes(runtime);
  await signIn(runtime, aborted);
  const { log, row } = runtime;
  await Promise.all(
    Object.entries(LOOPS).map(([name, run]) =>
      keepRunning({ name, system: row.system, log, run: (inner) => givingBack(runtime, run(runtime, inner)) }, aborted),
    ),
  );
}

/** A loop that ends, as when the database is away, gives its probe back: nobody else would ever be let in to call the system. */
export async function givingBack({ health }: Pick<SystemRuntime, 'health'>, running: Promise<void>): Promise<void> {
  try {
    await running;
  } finally {
    health.release();
  }
}
