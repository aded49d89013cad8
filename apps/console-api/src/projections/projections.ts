import { TOPICS, rawTopic, sourceKey, topicsOf, type EventOf, type SchemaPath, type Topic } from '@trueup/canonical-schema';
import type { Effects, Incoming, TopicHandler } from '@trueup/event-bus';
import type { AddressCheckRule } from '@trueup/governance';
import { keepObserved } from '../baseline/observed-values';
import { decisions, reviewQueue } from '../reviews/review-queue';
import { count, type Count } from './counted';
import { customers } from './customers';
import { lastByKey, upsert } from './rows';
import { systemStanding } from './system-standing';
import { traceSteps } from './trace';
import { activations } from '../why/activations';

/** Every topic of the cell and what is kept of it. */
export function projectionsOf(systems: readonly string[], rule: AddressCheckRule): TopicHandler[] {
  const parked = topicsOf(systems).filter(({ schema }) => schema === 'parked.v1');
  return [
    observed(rule),
    customers(rule),
    delivered,
    planned,
    reviewQueue,
    decisions,
    systemStanding,
    activations,
    ...systems.map((system) => traceOnly(rawTopic(system))),
    ...parked.map(parkedItems),
  ];
}

function observed(rule: AddressCheckRule): TopicHandler<'customer/observed.v1'> {
  return {
    topic: TOPICS.observed,
    async handle(batch) {
      const counted = counting(batch, ({ source }) => ({ system: source.system, name: 'observed' }));
      return async (tx) => {
        await counted(tx);
        await keepObserved(
          tx,
          batch.flatMap(({ event }) => event ?? []),
          rule,
        );
      };
    },
  };
}

const FIGURE_OF: Readonly<Record<string, string>> = {
  unchanged: 'unchanged',
  absorbed: 'absorbedEchoes',
  refused: 'refused',
  superseded: 'superseded',
};
const CREATED = { table: 'created_record', columns: { source_key: 'text', system: 'text' }, onConflict: 'ON CONFLICT DO NOTHING' };

const delivered: TopicHandler<'customer/delivered.v1'> = {
  topic: TOPICS.delivered,
  async handle(batch) {
    const created = batch.flatMap(({ event }) =>
      event?.operation === 'create' && event.outcome === 'applied' && event.target && event.reason === null
        ? [{ source_key: sourceKey(event.target), system: event.target.system }]
        : [],
    );
    const counted = counting(batch, ({ system, outcome, operation }) => {
      const name = outcome === 'applied' ? (operation === 'create' ? 'created' : 'updated') : FIGURE_OF[outcome];
      return name === undefined ? undefined : { system, name };
    });
    return async (tx) => {
      await upsert(tx, CREATED, created);
      await counted(tx);
    };
  },
};

const planned: TopicHandler<'customer/write-planned.v1'> = {
  topic: TOPICS.writePlanned,
  handle: async (batch) => counting(batch, ({ system }) => ({ system, name: 'planned' })),
};

/** Writes the trace and adds each event that was not there yet to a figure. */
function counting<P extends SchemaPath>(batch: readonly Incoming<P>[], countOf: (event: EventOf[P]) => Count | undefined): Effects {
  return async (tx) => {
    const unseen = await traceSteps(tx, batch);
    const events = new Map(batch.flatMap(({ event }) => (event ? [[event.meta.eventId, event] as const] : [])));
    await count(
      tx,
      [...events].flatMap(([eventId, event]) => (unseen.has(eventId) ? (countOf(event) ?? []) : [])),
    );
  };
}

const PARKED = {
  table: 'parked_item',
  columns: {
    parked_id: 'text',
    status: 'text',
    system: 'text',
    customer_id: 'text',
    topic: 'text',
    room: 'text',
    fault: 'text',
    code: 'text',
    reason: 'text',
    next_step: 'text',
    attempts: 'int',
    parked_at: 'bigint',
  },
  onConflict: 'ON CONFLICT (parked_id) DO UPDATE SET status = excluded.status, attempts = excluded.attempts',
};

function parkedItems(topic: Topic): TopicHandler<'parked.v1'> {
  return {
    topic,
    async handle(batch) {
      const rows = batch.flatMap(({ event }) => {
        if (!event) return [];
        const { parkedId, status, system, customerId, room, fault, code, reason, nextStep, attempts, parkedAt } = event;
        const ids = { parked_id: parkedId, system, customer_id: customerId };
        return [{ ...ids, status, topic: event.topic, room, fault, code, reason, next_step: nextStep, attempts, parked_at: parkedAt }];
      });
      return async (tx) => {
        await upsert(
          tx,
          PARKED,
          lastByKey(rows, ({ parked_id }) => parked_id),
        );
        await traceSteps(tx, batch);
      };
    },
  };
}

function traceOnly(topic: Topic): TopicHandler<SchemaPath> {
  return { topic, handle: async (batch) => async (tx) => void (await traceSteps(tx, batch)) };
}
