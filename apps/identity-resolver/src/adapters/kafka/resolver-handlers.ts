import { TOPICS, type EventOf, type SchemaPath, type Topic } from '@trueup/canonical-schema';
import type { Incoming, TopicHandler, Transaction } from '@trueup/event-bus';
import type { Outcome } from '../../use-cases/outcome';
import { resolveObserved } from '../../use-cases/resolve-observed';
import type { Setting } from '../../use-cases/setting';
import type { Shelf } from '../../use-cases/shelf';
import { takeDecisions } from '../../use-cases/take-decisions';
import { takeDeliveries } from '../../use-cases/take-deliveries';
import { saveDue } from '../postgres/due-times';
import { checkText } from './check-text';
import { publishOutcome } from './publish-outcome';

export interface HandlerSetting {
  readonly setting: Setting;
  shelfOn(tx: Transaction): Shelf;
  /** Asked first in each transaction; throws where this process goes by what does not count. */
  mustCount(tx: Transaction): Promise<unknown>;
  /** Told after the commit, for figures. */
  onResolved(outcome: Outcome): void;
}

/** A first load brings many: its statements cost the database a quarter less by so many than by a hundred, and nobody waits longer than half a second. */
const OBSERVED_AT_ONCE = 400;

type UseCase<P extends SchemaPath> = (shelf: Shelf, events: readonly EventOf[P][], setting: Setting) => Promise<Outcome>;

/** What the resolver does with each of its topics. */
export function resolverHandlers(from: HandlerSetting): TopicHandler[] {
  return [
    { ...handlerFor(TOPICS.observed, resolveObserved as UseCase<SchemaPath>, from), atOnce: OBSERVED_AT_ONCE },
    handlerFor(TOPICS.delivered, takeDeliveries as UseCase<SchemaPath>, from),
    handlerFor(TOPICS.decided, takeDecisions as UseCase<SchemaPath>, from),
  ];
}

function handlerFor(topic: Topic, useCase: UseCase<SchemaPath>, from: HandlerSetting): TopicHandler {
  return {
    topic,
    handle: (batch: readonly Incoming[]) => {
      const events = batch.flatMap(({ event }) => event ?? []);
      for (const event of events) checkText(event);
      return Promise.resolve(async (tx: Transaction) => {
        await from.mustCount(tx);
        const shelf = from.shelfOn(tx);
        const outcome = await useCase(shelf, events, from.setting);
        await shelf.flush();
        await saveDue(tx, outcome.due);
        publishOutcome(tx, outcome, batch);
        tx.afterCommit(() => from.onResolved(outcome));
      });
    },
  };
}
