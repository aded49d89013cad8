import { TOPICS } from '@trueup/canonical-schema';
import type { TopicHandler } from '@trueup/event-bus';
import { lastByKey, upsert } from '../projections/rows';
import { traceSteps } from '../projections/trace';

const ACTIVATION = {
  table: 'activation',
  columns: {
    event_id: 'text',
    contract: 'text',
    model: 'text',
    effective_from: 'bigint',
    recorded_at: 'bigint',
    activated_by: 'text',
    document: 'text',
  },
  onConflict: 'ON CONFLICT DO NOTHING',
};

/** Keeps every contract that was ever activated. */
export const activations: TopicHandler<'customer/contract-activated.v1'> = {
  topic: TOPICS.contractActivated,
  handle: async (batch) => {
    const rows = batch.flatMap(({ event }) => {
      if (!event) return [];
      const { meta, contract, model, effectiveFrom, activatedBy, document } = event;
      const times = { effective_from: effectiveFrom, recorded_at: meta.recordedAt };
      return [{ event_id: meta.eventId, contract, model, ...times, activated_by: activatedBy, document }];
    });
    return async (tx) => {
      const once = lastByKey(rows, ({ event_id }) => event_id);
      await upsert(tx, ACTIVATION, once);
      // Whoever is judged again by it belongs to its chain.
      await traceSteps(tx, batch);
    };
  },
};
