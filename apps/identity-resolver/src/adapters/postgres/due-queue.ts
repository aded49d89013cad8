import { eventIdFrom, type EventBus } from '@trueup/event-bus';
import { judgeDue } from '../../use-cases/judge-due';
import type { HandlerSetting } from '../kafka/resolver-handlers';
import { publishOutcome } from '../kafka/publish-outcome';
import { saveDue, takeDue } from './due-times';

/** Judges again whoever is due until nobody is. Several processes may do so at once. */
export async function workDue(bus: EventBus, { setting, shelfOn, onResolved }: HandlerSetting): Promise<void> {
  for (let isMore = true; isMore;) {
    isMore = await bus.transaction(async (tx) => {
      const due = await takeDue(tx, setting.rules().now);
      if (due.length === 0) return false;
      const shelf = shelfOn(tx);
      const outcome = await judgeDue(shelf, due, {
        setting,
        metaOf: ({ key, at }) => bus.meta(undefined, { eventId: eventIdFrom('due', key, String(at)) }),
      });
      await shelf.flush();
      await saveDue(tx, outcome.due);
      publishOutcome(tx, outcome, []);
      tx.afterCommit(() => onResolved(outcome));
      return true;
    });
  }
}
