import { randomUUID } from 'node:crypto';
import type { Transaction } from '@trueup/event-bus';
import type { Fault } from '../faults';
import { LANES } from '../lane';
import type { WriteResult } from '../records';
import { keepCreateKey } from '../store/create-keys';
import { isNewest, rowDone, rowLater, type DesiredRow } from '../store/desired-store';
import { wishFetch } from '../store/fetch-queue';
import { promise } from '../store/intent-store';
import { callVendor, noteFault, type Worked } from './call-vendor';
import { prepareCreate } from './prepare-create';
import { endUncalled, putOff, type MadeStep } from './end-uncalled';
import { prepareRow, type PreparedRow } from './prepare-row';
import { settleDone } from './settle-done';
import { settleFault } from './settle-fault';
import { signInAgain } from './sign-in';
import type { SystemRuntime } from './system-runtime';
import { workOf, type CallFacts, type Work } from './write-item';

const PENDING_MS = 1_000;

/** Brings the target records of some rows up to date: plan, promise, call, settle. */
export async function writeRows(runtime: SystemRuntime, rows: readonly DesiredRow[]): Promise<void> {
  const prepared: PreparedRow[] = [];
  for (const row of rows) {
    const one = await runtime.bus.transaction((tx) => prepareRow(runtime, tx, row));
    if (one) prepared.push(one);
  }
  const planned = (await Promise.all(prepared.map((one) => worksOf(runtime, one)))).flat();
  const works = planned.length > 0 ? await runtime.bus.transaction((tx) => promiseAll(runtime, tx, planned)) : [];
  if (works.length === 0) return runtime.health.release();
  await carryOut(runtime, works);
}

/**
 * Commits the intents of what is about to be written and gives it back. A create is left out where a newer snapshot came while
 * the target was searched: it may name a record that was found there, and its row is due already.
 */
async function promiseAll(runtime: SystemRuntime, tx: Transaction, planned: readonly Work[]): Promise<Work[]> {
  const { system } = runtime.row;
  const works: Work[] = [];
  for (const work of planned) {
    const { row, item } = work;
    if (item.operation === 'create') {
      if (!(await isNewest(tx, system, row))) continue;
      await keepCreateKey(tx, system, { customerId: row.customerId, context: work.target.context ?? 'private', createKey: item.createKey });
    }
    works.push(work);
  }
  const intents = works.map(({ intent }) => intent);
  await promise(tx, system, intents);
  return works;
}

/** What is called for a row. Its records are made together: where one has to wait, the row waits whole. */
async function worksOf(runtime: SystemRuntime, { row, updates, creates }: PreparedRow): Promise<Work[]> {
  const steps: MadeStep[] = [];
  for (const create of creates) steps.push({ create, called: await prepareCreate(runtime, { row, create }) });
  if (steps.some(({ called }) => called.kind === 'fault' && called.fault.kind === 'unauthorised')) await signInAgain(runtime);
  if (await putOff(runtime, row, steps)) return [];
  const given = { now: runtime.now() };
  const works = updates.map((target) => workOf(row, target, { ...given, createKey: '', intentId: randomUUID() }));
  const ended: MadeStep[] = [];
  for (const step of steps) {
    const { create, called } = step;
    if (called.kind === 'done' && called.value.kind === 'create')
      works.push(workOf(row, create, { ...given, createKey: called.value.createKey, intentId: randomUUID() }));
    else ended.push(step);
  }
  if (ended.length === 0) return works;
  return (await endUncalled(runtime, row, { ended, isLast: works.length === 0 })) ? works : [];
}

async function carryOut(runtime: SystemRuntime, works: readonly Work[]): Promise<void> {
  const calledAt = runtime.now();
  const spent = runtime.budget.spent();
  const lane = LANES[Math.min(...works.map(({ row }) => row.lane))] ?? 'enrichment';
  const causes = works.map(({ row }) => row.snapshot.meta);
  const items = works.map(({ item }) => item);
  const write = () => runtime.budget.inLane(lane, () => runtime.client.write(items));
  const called = await callVendor(runtime, () => runtime.bus.tracing(`write to ${runtime.row.system}`, causes, write), causes);
  const completedAt = runtime.now();
  const operation = works.every(({ item }) => item.operation === 'create') ? 'create' : 'update';
  runtime.metrics.targetCall.observe({ system: runtime.row.system, operation }, (completedAt - calledAt) / 1_000);
  const cost = { unit: runtime.limits.unit, amount: (runtime.budget.spent() - spent) / works.length };
  const results = called.kind === 'done' ? called.value : works.map(() => ({ kind: 'fault' as const, fault: called.fault }));
  await noteSystemFault(runtime, called, results);
  const byRow = new Map(works.map(({ row }) => [row, works.filter((work) => work.row === row)]));
  for (const [row, own] of byRow) {
    const answers = own.map((work) => ({ work, result: results[works.indexOf(work)] ?? MISSING }));
    await settle(runtime, row, (tx) => settleAnswers(runtime, tx, { answers, call: { calledAt, completedAt, cost } }));
  }
}

/** A fault that all items met is the system's and not theirs, even where the client told it item by item. */
async function noteSystemFault(runtime: SystemRuntime, called: Worked<unknown>, results: readonly WriteResult<object>[]): Promise<void> {
  const faults = results.flatMap((result) => (result.kind === 'fault' ? result.fault : []));
  const [shared] = faults.length === results.length ? faults : faults.filter(({ kind }) => kind === 'throttled' || kind === 'unauthorised');
  if (called.kind === 'done' && shared && OF_THE_SYSTEM.has(shared.kind)) noteFault(runtime, shared);
  if (shared?.kind === 'unauthorised') await signInAgain(runtime);
}

const OF_THE_SYSTEM: ReadonlySet<Fault['kind']> = new Set(['transient', 'throttled', 'unauthorised']);
const NO_ANSWER: Fault = { kind: 'transient', code: 'NO_ANSWER', message: 'The client gave no answer for this item.' };
const MISSING: WriteResult<object> = { kind: 'fault', fault: NO_ANSWER };

/** True where all items of the row are done with. */
async function settleAnswers(
  runtime: SystemRuntime,
  tx: Transaction,
  { answers, call }: { readonly answers: readonly { work: Work; result: WriteResult<object> }[]; readonly call: CallFacts },
): Promise<boolean> {
  let done = true;
  for (const { work, result } of answers) {
    if (result.kind === 'done') {
      await settleDone(runtime, tx, { work, result, call });
    } else if (result.kind === 'fault') {
      done = (await settleFault(runtime, tx, { work, fault: result.fault, call })) && done;
    } else {
      await awaitJob(runtime, tx, work);
      done = false;
    }
  }
  return done;
}

/** The target works on it by itself: what came of it is read later, then the row is planned against it. */
async function awaitJob(runtime: SystemRuntime, tx: Transaction, { row, item }: Work): Promise<void> {
  const at = runtime.now() + PENDING_MS;
  if (item.ref)
    await wishFetch(tx, runtime.row.system, [{ ref: item.ref, cause: row.snapshot.meta, correlations: [], feed: 'fetch', dueAt: at }]);
  await rowLater(tx, runtime.row.system, { row, at: at + PENDING_MS });
}

/** One transaction for what became of a row. */
async function settle(runtime: SystemRuntime, row: DesiredRow, work: (tx: Transaction) => Promise<boolean>): Promise<void> {
  await runtime.bus.transaction(async (tx) => {
    if (await work(tx)) await rowDone(tx, runtime.row.system, row);
  });
  runtime.wake.write.wake();
}
