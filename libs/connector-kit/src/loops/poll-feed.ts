import type { Fault } from '../faults';
import { readCursor, saveCursor } from '../store/cursors';
import { nextSequence } from '../store/sequence';
import { callVendor } from './call-vendor';
import { publishNotices, publishRecords } from './publish-fed';
import { signInAgain } from './sign-in';
import type { SystemRuntime } from './system-runtime';

/** Asks what changed, again and again, with an overlap behind what was seen; finds what pushes and webhooks missed. */
export async function pollFeed(runtime: SystemRuntime, aborted: AbortSignal): Promise<void> {
  if (!runtime.client.poll) return;
  while (!aborted.aborted) {
    if (runtime.health.admit() !== 'none') {
      const fault = await pollOnce(runtime, aborted);
      if (fault?.kind === 'unauthorised') await signInAgain(runtime);
    }
    await runtime.wake.poll.wait(Math.max(runtime.row.pollSeconds * 1_000, runtime.health.waitMs()), aborted);
  }
}

/** The vendor's fault where it has one; faults of ours get out, and nothing is taken for read that was not saved. */
async function pollOnce(runtime: SystemRuntime, aborted: AbortSignal): Promise<Fault | undefined> {
  const { bus, client, row } = runtime;
  const since = await sinceWhen(runtime);
  const pages = client.poll?.(since, aborted)[Symbol.asyncIterator]();
  while (pages && !aborted.aborted) {
    // The number is taken before the page is read: whatever is written meanwhile counts as later.
    const sequence = await bus.transaction(nextSequence);
    const called = await callVendor(runtime, () => pages.next());
    if (called.kind === 'fault') return called.fault;
    const page = called.value;
    if (page.done) return undefined;
    const { records = [], notices = [], upTo } = page.value;
    const about = { feed: 'poll', sequence, place: String(upTo) } as const;
    await bus.transaction(async (tx) => {
      await publishRecords(runtime, tx, { records, about });
      await publishNotices(runtime, tx, { notices, about });
      await saveCursor(tx, row.system, { feed: 'poll', cursor: String(upTo) });
    });
  }
  return undefined;
}

const FLOOR = 'pollFloor';

/** From when on to ask, epoch milliseconds; null for everything. What was there before Trueup came is for the first load, where the row asks for one. */
function sinceWhen({ bus, row, settings, now }: SystemRuntime): Promise<number | null> {
  return bus.transaction(async (tx) => {
    const cursor = await readCursor(tx, row.system, 'poll');
    const kept = await readCursor(tx, row.system, FLOOR);
    const floor = kept ?? (row.firstLoad && cursor === null ? String(now()) : null);
    if (floor !== null && kept === null) await saveCursor(tx, row.system, { feed: FLOOR, cursor: floor });
    if (cursor === null) return floor === null ? null : Number(floor);
    return Math.max(Number(cursor) - settings.pollOverlapMs, Number(floor ?? 0));
  });
}
