import { rawTopic, sourceKey } from '@trueup/canonical-schema';
import type { Fault } from '../faults';
import { nextStep } from '../faults';
import type { Fetched } from '../records';
import { remember } from '../store/fed-store';
import { doneFetching, dueFetches, nextFetchAt, postponeFetches, type QueuedFetch } from '../store/fetch-queue';
import { refKey } from '../store/held-store';
import { nextSequence } from '../store/sequence';
import { callVendor } from './call-vendor';
import { drain, inBatches } from './drain';
import { signInAgain } from './sign-in';
import { bodyHash, placeOf, rawRecord } from './raw-event';
import { sourceOf, type SystemRuntime } from './system-runtime';

/** Reads records that changed, in batches, and publishes them as they came. */
export function fetchLoop(runtime: SystemRuntime, aborted: AbortSignal): Promise<void> {
  const queue = {
    wake: runtime.wake.fetch,
    keyOf: ({ ref }: QueuedFetch) => refKey(ref),
    take: (busy: ReadonlySet<string>, free: number) => takeDue(runtime, busy, free),
    nextAt: () => runtime.bus.transaction((tx) => nextFetchAt(tx, runtime.row.system)),
    work: (batch: readonly QueuedFetch[]) => fetchBatch(runtime, batch),
  };
  return drain(runtime, queue, aborted);
}

async function takeDue(runtime: SystemRuntime, busy: ReadonlySet<string>, free: number): Promise<QueuedFetch[][]> {
  const right = runtime.health.admit();
  if (right === 'none') return [];
  const { batchSize } = runtime.limits;
  const limit = right === 'probe' ? 1 : free * batchSize + busy.size;
  const rows = await runtime.bus.transaction((tx) => dueFetches(tx, runtime.row.system, { now: runtime.now(), limit }));
  const due = rows.filter(({ ref }) => !busy.has(refKey(ref))).slice(0, free * batchSize);
  if (due.length === 0 && right === 'probe') runtime.health.release();
  return inBatches(due, batchSize);
}

async function fetchBatch(runtime: SystemRuntime, batch: readonly QueuedFetch[]): Promise<void> {
  const sequence = await runtime.bus.transaction(nextSequence);
  const refs = batch.map(({ ref }) => ref);
  const causes = batch.flatMap(({ cause }) => cause ?? []);
  const fetch = () => runtime.budget.inLane('tax', () => runtime.client.fetch(refs));
  const called = await callVendor(runtime, () => runtime.bus.tracing(`fetch from ${runtime.row.system}`, causes, fetch), causes);
  if (called.kind === 'done') return publish(runtime, { batch, sequence, records: called.value });
  if (called.fault.kind === 'unauthorised') await signInAgain(runtime);
  await putOff(runtime, batch, called.fault);
}

async function publish(
  runtime: SystemRuntime,
  { batch, sequence, records }: { batch: readonly QueuedFetch[]; sequence: number; records: readonly Fetched<object>[] },
): Promise<void> {
  await runtime.bus.transaction(async (tx) => {
    for (const [index, wish] of batch.entries()) {
      const fetched = records[index] ?? { ref: wish.ref, record: null };
      const mergedInto = fetched.mergedInto ?? wish.mergedInto ?? undefined;
      if (fetched.record === null && !fetched.deleted && !mergedInto) noteHidden(runtime, wish);
      else tx.publish(rawRecord(runtime, fetched.record === null ? { ...fetched, mergedInto } : fetched, { ...wish, sequence }));
    }
    const read = records.filter(({ record }) => record !== null);
    const fed = read.map((one) => ({ ref: one.ref, mark: bodyHash(one), version: placeOf(runtime, one).sourceVersion }));
    await remember(tx, runtime.row.system, fed);
    await doneFetching(tx, runtime.row.system, batch);
  });
}

/** What this credential may not see counts as nothing: no value is cleared and nobody is deleted. */
function noteHidden({ row: { system }, log, metrics }: SystemRuntime, { ref, correlations }: QueuedFetch): void {
  metrics.events.inc({ outcome: 'hidden', system });
  log.warn({ system, record: refKey(ref), correlations }, 'a record is neither there to see nor said to be deleted');
}

async function putOff(runtime: SystemRuntime, batch: readonly QueuedFetch[], fault: Fault): Promise<void> {
  const { system } = runtime.row;
  const attempts = Math.max(...batch.map((one) => one.attempts)) + 1;
  const step = nextStep(fault, { attempts, now: runtime.now(), chance: runtime.chance() });
  const [only] = batch;
  if (step.kind === 'park' && batch.length > 1) return fetchOneByOne(runtime, batch);
  await runtime.bus.transaction(async (tx) => {
    if (step.kind !== 'park' || only === undefined) {
      const at = step.kind === 'hold' ? step.untilMs : step.kind === 'park' ? runtime.now() : step.atMs;
      return postponeFetches(tx, system, { fetches: batch, at });
    }
    tx.park({
      room: 'connector-kit',
      system,
      topic: rawTopic(system).name,
      key: sourceKey(sourceOf(runtime, only.ref)),
      fault: fault.kind,
      code: fault.code,
      reason: `${system} refuses to give ${refKey(only.ref)}: ${fault.message}`,
      nextStep: 'Correct the permission or the request, then redrive; the next change of the record asks again.',
      meta: only.cause ?? undefined,
    });
    await doneFetching(tx, system, batch);
  });
}

/** One record of the batch is refused: the others shall not wait for it. */
async function fetchOneByOne(runtime: SystemRuntime, batch: readonly QueuedFetch[]): Promise<void> {
  for (const one of batch) await fetchBatch(runtime, [one]);
}
