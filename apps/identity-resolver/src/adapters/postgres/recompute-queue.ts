import { sourceRef, TOPICS, type EventMeta } from '@trueup/canonical-schema';
import { eventIdFrom, type EventBus, type Transaction } from '@trueup/event-bus';
import type { Due } from '../../judgement/due';
import type { Activation } from '../../use-cases/activate-contract';
import { compareStored } from '../../use-cases/compare-stored';
import { judgeDue } from '../../use-cases/judge-due';
import { recomputeSteps } from '../../use-cases/recompute-steps';
import type { Shelf } from '../../use-cases/shelf';
import { publishOutcome } from '../kafka/publish-outcome';
import type { HandlerSetting } from '../kafka/resolver-handlers';
import { databaseTime, holdJudgement, judgedSinceQueued, mustCount, type ActivationTexts } from './activations';
import { saveDue } from './due-times';
import { endRecompute, queueRecompute, takeRecompute, type RecomputeRow } from './recompute-rows';

/** As of what is due: live work never has to wait for long, nor to give way. */
const GIVE_WAY = `SET LOCAL lock_timeout = '300ms'`;
/** To queue everybody is one statement, so that nobody is queued by half; it takes as long as the store is large. */
const AS_LONG_AS_IT_TAKES = 'SET LOCAL statement_timeout = 0';

export interface RecomputeWork {
  readonly bus: EventBus;
  readonly handling: HandlerSetting;
  readonly own: Activation;
  /** The version that this code gives to the text of a model; null where it cannot read it. */
  versionOf(modelDocument: string): string | null;
}

/**
 * Queues whom the active contract and model concern, once for each activation. It first waits until nobody judges any more by what
 * counted before: whoever was judged so is stored by then, and whoever is judged later is judged by what counts.
 */
export async function queueActivated({ bus, own, versionOf }: RecomputeWork): Promise<void> {
  const waiting = await bus.transaction(async (tx) => {
    const { eventId } = await mustCount(tx, own);
    // Whoever is about to queue holds the row: to wait for the judgement alone would hold up everybody meanwhile.
    const [row] = await tx.query('SELECT 1 FROM activation WHERE event_id = $1 AND queued_at IS NULL FOR UPDATE SKIP LOCKED', [eventId]);
    return row ? eventId : undefined;
  });
  if (waiting === undefined) return;
  await bus.transaction(holdJudgement);
  await bus.transaction(async (tx) => {
    await tx.query(AS_LONG_AS_IT_TAKES);
    const active = await mustCount(tx, own);
    const [held] = await tx.query('SELECT 1 FROM activation WHERE event_id = $1 AND queued_at IS NULL FOR UPDATE', [waiting]);
    if (!held || active.eventId !== waiting) return;
    const before = (await judgedSinceQueued(tx, active)).map((one) => judgedBy(one, versionOf));
    const rows = await queueRecompute(tx, recomputeSteps(before, own));
    await tx.query('UPDATE activation SET queued_at = $2, queued_rows = $3 WHERE event_id = $1', [waiting, await databaseTime(tx), rows]);
  });
}

function judgedBy(
  { contract, model, modelDocument }: Activation & Pick<ActivationTexts, 'modelDocument'>,
  versionOf: RecomputeWork['versionOf'],
) {
  return { contract, model, modelNow: modelDocument === null ? null : versionOf(modelDocument) };
}

export interface Batch {
  readonly most: number;
  /** Founding ids of those that are left for later. */
  readonly except: readonly string[];
  /** Told whom the batch is about before anything is done with them. */
  tried(rows: readonly RecomputeRow[]): void;
}

/** Compares or judges again some of those that are queued, and gives how many; those whose records a handler holds are left. */
export async function workBatch(work: RecomputeWork, { most, except, tried }: Batch): Promise<readonly RecomputeRow[]> {
  const { bus, handling, own } = work;
  return bus.transaction(async (tx) => {
    await tx.query(GIVE_WAY);
    const active = await mustCount(tx, own);
    const rows = await takeRecompute(tx, { most, except });
    tried(rows);
    const [first] = rows;
    if (!first) return [];
    const shelf = handling.shelfOn(tx);
    const free = new Set(await shelf.lockFree(rows.map(({ key }) => key)));
    const taken = rows.filter(({ key }) => free.has(key));
    if (first.step === 'judge') await judgeAgain(tx, shelf, { keys: taken.map(({ key }) => key), work, active });
    else {
      const { setting } = handling;
      const keys = taken.map(({ key }) => key);
      await compareStored(shelf, keys, { setting, isNormalised: first.step === 'normalise' });
      await shelf.flush();
    }
    await endRecompute(tx, taken);
    return taken;
  });
}

interface Again {
  readonly keys: readonly string[];
  readonly work: RecomputeWork;
  readonly active: Active;
}

type Active = Awaited<ReturnType<typeof mustCount>>;

/** What follows belongs to the chain that the activation began, and takes the lane of what nobody waits for. */
async function judgeAgain(tx: Transaction, shelf: Shelf, { keys, work, active }: Again): Promise<void> {
  const { setting, onResolved } = work.handling;
  const due = keys.map((key) => ({ key, at: active.effectiveFrom }));
  const metaOf = ({ key }: Due): EventMeta =>
    work.bus.meta(active.meta ?? undefined, { eventId: eventIdFrom('recompute', active.eventId, key), correlationId: active.eventId });
  const outcome = await judgeDue(shelf, due, { setting, metaOf, isRecompute: true });
  await shelf.flush();
  await saveDue(tx, outcome.due);
  publishOutcome(tx, outcome, []);
  tx.afterCommit(() => onResolved(outcome));
}

/** Takes out one that cannot be compared or judged. */
export async function parkAgain(tx: Transaction, row: RecomputeRow): Promise<void> {
  await endRecompute(tx, [row]);
  tx.park({
    room: 'identity-resolver',
    system: sourceRef(row.key).system,
    key: row.key,
    topic: TOPICS.contractActivated.name,
    fault: 'rejected',
    code: row.step === 'judge' ? 'NOT_JUDGED_AGAIN' : 'NOT_COMPARED_AGAIN',
    reason: `After an activation ${row.key} could not be ${row.step === 'judge' ? 'judged' : 'compared'} again.`,
    nextStep:
      'Find the error in the log of the service; ' +
      (row.step === 'judge'
        ? 'the next observation of the record judges it by what is active.'
        : 'it is compared again once it says something new, or with the next model.'),
  });
}
