import { TOPICS } from '@trueup/canonical-schema';
import type { TopicHandler, Transaction } from '@trueup/event-bus';
import type { Signal } from '../loops/signal';

/** Keeps what the states of all systems are, those of other services too: writing waits for first loads anywhere. */
export function stateConsumer(changed: Signal): TopicHandler<'system/state-changed.v1'> {
  return {
    topic: TOPICS.systemStateChanged,
    handle: (batch) =>
      Promise.resolve(async (tx: Transaction) => {
        const events = [...batch.flatMap(({ event }) => event ?? [])].sort((left, right) => (left.system < right.system ? -1 : 1));
        for (const { system, version, mode, load } of events)
          await tx.query(
            `INSERT INTO known_system_state AS k (system, version, mode, loaded) VALUES ($1, $2, $3, $4)
             ON CONFLICT (system) DO UPDATE SET version = EXCLUDED.version, mode = EXCLUDED.mode, loaded = k.loaded OR EXCLUDED.loaded
             WHERE k.version < EXCLUDED.version`,
            [system, version, mode, load?.state === 'finished'],
          );
        tx.afterCommit(() => changed.wake());
      }),
  };
}

/** Which of these systems have not finished their first load. */
export async function notLoaded(tx: Pick<Transaction, 'query'>, systems: readonly string[]): Promise<string[]> {
  if (systems.length === 0) return [];
  const rows = await tx.query<{ system: string }>(`SELECT system FROM known_system_state WHERE system = ANY($1::text[]) AND loaded`, [
    systems,
  ]);
  const loaded = new Set(rows.map(({ system }) => system));
  return systems.filter((system) => !loaded.has(system));
}
