import { sourceRef, TOPICS } from '@trueup/canonical-schema';
import { eventIdFrom, type EventBus, type Transaction } from '@trueup/event-bus';
import type { Due } from '../../judgement/due';
import { judgeDue } from '../../use-cases/judge-due';
import type { HandlerSetting } from '../kafka/resolver-handlers';
import { publishOutcome } from '../kafka/publish-outcome';
import { saveDue, takeDue } from './due-times';

const AT_ONCE = 200;
/** How often one that is alone is tried before it counts as faulty: a rival transaction may be the reason. */
const PATIENCE = 3;

/** Judges again whoever is due until nobody is. Several processes may do so at once. One that cannot be judged is parked alone. */
export async function workDue(bus: EventBus, handling: HandlerSetting): Promise<void> {
  for (let most = AT_ONCE, failures = 0; ;) {
    let taken: readonly Due[] = [];
    try {
      await bus.transaction(async (tx) => {
        taken = await takeDue(tx, handling.setting.rules().now, most);
        if (taken.length > 0) await judgeAll(tx, taken, { bus, handling });
      });
      if (taken.length === 0) return;
      failures = 0;
    } catch (error) {
      const [only] = taken;
      if (!only) throw error;
      failures = taken.length === 1 ? failures + 1 : 0;
      most = 1;
      if (failures < PATIENCE) continue;
      await bus.transaction((tx) => park(tx, handling.setting.rules().now));
      failures = 0;
    }
  }
}

async function judgeAll(
  tx: Transaction,
  due: readonly Due[],
  { bus, handling }: { readonly bus: EventBus; readonly handling: HandlerSetting },
): Promise<void> {
  const { setting, shelfOn, onResolved } = handling;
  const shelf = shelfOn(tx);
  const outcome = await judgeDue(shelf, due, {
    setting,
    metaOf: ({ key, at }) => bus.meta(undefined, { eventId: eventIdFrom('due', key, String(at)) }),
  });
  await shelf.flush();
  await saveDue(tx, outcome.due);
  publishOutcome(tx, outcome, []);
  tx.afterCommit(() => onResolved(outcome));
}

/** Takes out the first that is due, which could not be judged. */
async function park(tx: Transaction, now: number): Promise<void> {
  for (const { key } of await takeDue(tx, now, 1))
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
