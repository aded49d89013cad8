import { TOPICS } from '@trueup/canonical-schema';
import type { TopicHandler } from '@trueup/event-bus';
import { lastByKey, upsert } from './rows';

const STANDING = {
  table: 'system_standing',
  columns: { system: 'text', version: 'bigint', mode: 'text', body: 'jsonb' },
  onConflict: `ON CONFLICT (system) DO UPDATE SET version = excluded.version, mode = excluded.mode, body = excluded.body
    WHERE system_standing.version < excluded.version`,
};

/** The newest state of each system. */
export const systemStanding: TopicHandler<'system/state-changed.v1'> = {
  topic: TOPICS.systemStateChanged,
  handle: async (batch) => {
    const rows = batch.flatMap(({ event }) => {
      if (!event) return [];
      const { meta, system, version, mode, canary, pauses, load, changedBy, reason } = event;
      const filter: unknown = canary === null ? null : JSON.parse(canary);
      return [{ system, version, mode, body: { canary: filter, pauses, load, changedBy, reason, changedAt: meta.recordedAt } }];
    });
    return async (tx) =>
      void (await upsert(
        tx,
        STANDING,
        lastByKey(rows, ({ system }) => system),
      ));
  },
};
