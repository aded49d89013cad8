import { sourceRef, TOPICS } from '@trueup/canonical-schema';
import { eventIdFrom, type EventBus, type Transaction } from '@trueup/event-bus';
import type { Due } from '../../judgement/due';
import { judgeDue } from '../../use-cases/judge-due';
import type { HandlerSetting } from '../kafka/resolver-handlers';
import { publishOutcome } from '../kafka/publish-outcome';
import { dueKeys, saveDue, takeDue } from './due-times';
import { isRival } from './is-rival';

const AT_ONCE = 200;
/** How often one that is alone is tried before it counts as faulty. */
const PATIENCE = 3;
/** Shorter than PostgreSQL waits before it ends one of two that wait for each other: what is due gives way, a handler never has to. */
const GIVE_WAY = `SET LOCAL lock_timeout = '300ms'`;

interface Work {
  readonly bus: EventBus;
  readonly handling: HandlerSetting;
}

/**
 * Judges again whoever is due until nobody is. Several processes may do so at once. Whom a handler holds is left for the next time, and
 * one that cannot be judged is parked alone.
 */
export async function workDue(bus: EventBus, handling: HandlerSetting): Promise<void> {
  const later = new Set<string>();
  for (let most = AT_ONCE, failures = 0; ;) {
    let tried: readonly string[] = [];
    try {
      const taken = await bus.transaction(async (tx) => {
        await tx.query(GIVE_WAY);
        await handling.mustCount(tx);
        tried = await dueKeys(tx, { now: handling.setting.rules().now, most, except: [...later] });
        return tried.length === 0 ? [] : judgeFree(tx, tried, { bus, handling });
      });
      if (tried.length === 0) return;
      const judged = new Set(taken.map(({ key }) => key));
      for (const key of tried) if (!judged.has(key)) later.add(key);
      failures = 0;
    } catch (error) {
      const [only] = tried;
      if (only === undefined) throw error;
      const isAlone = tried.length === 1;
      most = 1;
      failures = isAlone && !isRival(error) ? failures + 1 : 0;
      if (isAlone && isRival(error)) later.add(only);
      if (failures < PATIENCE) continue;
      await bus.transaction((tx) => park(tx, only, handling.setting.rules().now));
      failures = 0;
    }
  }
}

/** Judges those whose records nobody else holds. Records are held before the due times, as handlers do: else the two wait for each other. */
async function judgeFree(tx: Transaction, keys: readonly string[], { bus, handling }: Work): Promise<readonly Due[]> {
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
