import { saveLoad } from '../control/state-store';
import type { Fault } from '../faults';
import { nextStep } from '../faults';
import { runOf } from '../load/load-progress';
import { countPage, endLoad, lastLoad, type StoredLoad } from '../load/load-store';
import { nextSequence } from '../store/sequence';
import type { LoadPage } from '../tenant';
import { callVendor } from './call-vendor';
import { publishRecords } from './publish-fed';
import { Signal } from './signal';
import { signInAgain } from './sign-in';
import type { SystemRuntime } from './system-runtime';

const LOOK_MS = 500;
const TELL_MS = 2_000;
/** So far a load may run ahead: events that are not in Kafka yet, and records that the system's consumer has not read. */
const MOST_WAITING = 4_000;
const MOST_UNREAD = 10_000;
const BREATH_MS = 50;

/** Does the loads that are asked for, page by page from where the last one was safe, whoever did it. Live feeds run beside it. */
export async function loadFeed(runtime: SystemRuntime, aborted: AbortSignal): Promise<void> {
  const pause = new Signal();
  if (!runtime.client.load) return;
  for (let attempts = 0; !aborted.aborted;) {
    const load = await runtime.bus.transaction((tx) => lastLoad(tx, runtime.row.system));
    const fault = load?.state === 'running' && runtime.health.admit() !== 'none' ? await goOn(runtime, load, aborted) : undefined;
    attempts = fault ? attempts + 1 : 0;
    await pause.wait(fault ? await settle(runtime, fault, attempts) : Math.max(LOOK_MS, runtime.health.waitMs()), aborted);
  }
}

/** The vendor's fault where it has one; every page before it is safe. */
async function goOn(runtime: SystemRuntime, load: StoredLoad, aborted: AbortSignal): Promise<Fault | undefined> {
  const { bus, budget, client, now } = runtime;
  const pages = client.load?.(load.cursor, aborted)[Symbol.asyncIterator]();
  if (!pages) return undefined;
  const read = (): Promise<IteratorResult<LoadPage<object>>> => budget.inLane('enrichment', () => pages.next());
  let toldAt = now();
  let after = load.cursor;
  for (let began = now(); !aborted.aborted; began = now()) {
    await untilThereIsRoom(runtime, aborted);
    // The number is taken before the page is read: whatever is written meanwhile counts as later.
    const sequence = await bus.transaction(nextSequence);
    const called = await callVendor(runtime, read);
    // A client that was told to stop ends early or breaks off, which is neither the end of the records nor the vendor's fault.
    if (aborted.aborted) break;
    if (called.kind === 'fault') return called.fault;
    if (called.value.done) {
      await end(runtime, null);
      break;
    }
    const tells = now() - toldAt >= TELL_MS;
    const at = { generation: load.generation, after, sequence, tells, seconds: (now() - began) / 1_000 };
    if (!(await take(runtime, called.value.value, at))) break;
    after = called.value.value.cursor;
    if (tells) toldAt = now();
  }
  await pages.return?.();
  return undefined;
}

interface PageAt {
  readonly generation: number;
  /** The cursor that the page was read from. */
  readonly after: string | null;
  readonly sequence: number;
  /** Whether the others are told how far it is. */
  readonly tells: boolean;
  readonly seconds: number;
}

/** Publishes a page; its records, the cursor behind it and the counters are safe together. False where somebody else has gone on meanwhile. */
async function take(
  runtime: SystemRuntime,
  { records, cursor, total }: LoadPage<object>,
  { generation, after, sequence, tells, seconds }: PageAt,
): Promise<boolean> {
  const { bus, row, metrics } = runtime;
  const { system } = row;
  const about = { feed: 'load', sequence, place: cursor, generation, baseline: true } as const;
  return bus.transaction(async (tx) => {
    const load = await countPage(tx, system, { records: records.length, total: total ?? null, after, cursor, seconds });
    if (!load) return false;
    await publishRecords(runtime, tx, { records, about });
    if (tells) await saveLoad(bus, tx, { system, load: runOf(load) });
    tx.afterCommit(() => metrics.events.inc({ system, outcome: 'loaded' }, records.length));
    return true;
  });
}

async function end({ bus, row, now, log }: SystemRuntime, problem: string | null): Promise<void> {
  const { system } = row;
  await bus.transaction(async (tx) => {
    const load = await endLoad(tx, system, { problem, now: now() });
    if (load) await saveLoad(bus, tx, { system, load: runOf(load), reason: problem });
    tx.afterCommit(() => log.info({ system, records: load?.records, problem }, problem === null ? 'a load is through' : 'a load failed'));
  });
}

/** How long to wait before the load goes on, milliseconds; a fault that trying again cannot help ends it. */
async function settle(runtime: SystemRuntime, fault: Fault, attempts: number): Promise<number> {
  const step = nextStep(fault, { attempts, now: runtime.now(), chance: runtime.chance() });
  if (step.kind === 'park') {
    await end(runtime, `${fault.code}: ${fault.message}`);
    return 0;
  }
  if (step.kind === 'hold' && step.signIn) await signInAgain(runtime);
  return Math.max(0, (step.kind === 'hold' ? step.untilMs : step.atMs) - runtime.now());
}

/** A load is not to fill the outbox faster than it empties, nor the topic faster than its records are taken in. */
async function untilThereIsRoom({ bus, row: { system } }: SystemRuntime, aborted: AbortSignal): Promise<void> {
  const pause = new Signal();
  while (!aborted.aborted) {
    const [waiting] = await bus.transaction((tx) =>
      tx.query<{ many: boolean }>(`SELECT count(*) >= ${MOST_WAITING} AS many FROM (SELECT FROM outbox LIMIT ${MOST_WAITING}) AS part`),
    );
    if (!waiting?.many && (bus.health().lag[system] ?? 0) < MOST_UNREAD) return;
    await pause.wait(BREATH_MS, aborted);
  }
}
