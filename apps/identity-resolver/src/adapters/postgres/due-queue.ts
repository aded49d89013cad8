import { sourceRef, TOPICS } from '@trueup/canonical-schema';
import { eventIdFrom, type EventBus, type Transaction } from '@trueup/event-bus';
import type { Due } from '../../judgement/due';
import { judgeDue } from '../../use-cases/judge-due';
import type { HandlerSetting } from '../kafka/resolver-handlers';
import { publishOutcome } from '../kafka/publish-outcome';
import { NotActive } from './activations';
import type { Attempts } from './attempts';
import { dueKeys, saveDue, takeDue } from './due-times';

/** Shorter than PostgreSQL waits before it ends one of two that wait for each other: what is due gives way, a handler never has to. */
const GIVE_WAY = `SET LOCAL lock_timeout = '300ms'`;

export interface DueWork {
  readonly bus: EventBus;
  readonly handling: HandlerSetting;
  /** Of those who are due, by the keys of their records. It is kept from one time to the next. */
  readonly attempts: Attempts;
}

/**
 * Judges again whoever is due until nobody is, or nothing can be done now. Several processes may do so at once. Whom a handler holds is
 * left for the next time, and one that cannot be judged is parked alone.
 */
export async function workDue(work: DueWork): Promise<void> {
  const { bus, handling, attempts } = work;
  attempts.beginAgain();
  while (attempts.restMs === 0) {
    const now = handling.setting.rules().now;
    let tried: readonly string[] = [];
    try {
      const taken = await bus.transaction(async (tx) => {
        await tx.query(GIVE_WAY);
        await handling.mustCount(tx);
        tried = await dueKeys(tx, { now, ...attempts.next });
        return tried.length === 0 ? [] : judgeFree(tx, tried, work);
      });
      attempts.passed(
        tried,
        taken.map(({ key }) => key),
      );
      if (tried.length === 0) return;
    } catch (error) {
      // Another replica works by what counts now; this one is told so in time.
      if (error instanceof NotActive) return;
      await attempts.failed(error, tried, (key) => bus.transaction((tx) => park(tx, key, now)));
    }
  }
}

/** Judges those whose records nobody else holds. Records are held before the due times, as handlers do: else the two wait for each other. */
async function judgeFree(tx: Transaction, keys: readonly string[], { bus, handling }: DueWork): Promise<readonly Due[]> {
  const { setting, shelfOn, onResolved } = handling;
  const shelf = shelfOn(tx);
  const due = await takeDue(tx, await shelf.lockFree(keys), setting.rules().now);
  if (due.length === 0) return due;
  const outcome = await judgeDue(shelf, due, {
    setting,
    metaOf: ({ key, at }) => bus.meta(undefined, { eventId: eventIdFrom('due', key, String(at)) }),
  });
  await shelf.flush();
  await saveDue(tx, outcome.due);
  publishOutcome(tx, outcome, []);
  tx.afterCommit(() => onResolved(outcome));
  return due;
}

/** Takes out one that could not be judged. */
async function park(tx: Transaction, faulty: string, now: number): Promise<void> {
  for (const { key } of await takeDue(tx, [faulty], now))
    tx.park({
      room: 'identity-resolver',
      system: sourceRef(key).system,
      key,
      topic: TOPICS.observed.name,
      fault: 'rejected',
      code: 'DUE_NOT_JUDGED',
      reason: `What ends by itself at ${key} could not be judged.`,
      nextStep: 'Find the error in the log of the service; the next observation of the record judges it again.',
    });
}
