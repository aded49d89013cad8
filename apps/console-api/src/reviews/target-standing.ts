import type { Pause } from '@trueup/canonical-schema';
import type { DataSource } from 'typeorm';

/** What a decision would have a target told, as the resolver foresees it. */
export interface ForeseenTarget {
  readonly system: string;
  readonly changes: readonly { readonly slot: string }[];
}

/** How far a target takes part now: only in mode `write`, for some in `canary`, and where nothing pauses it, is it written at once. */
export interface TargetStanding {
  /** Null where its connector has not told yet. */
  readonly mode: string | null;
  /** Why nothing is written for now, of pauses that touch these slots. */
  readonly pausedBecause: readonly string[];
}

interface Row {
  readonly system: string;
  readonly mode: string;
  readonly body: { readonly pauses: readonly Pick<Pause, 'slot' | 'lane' | 'reason'>[] };
}

/** The targets with how far each takes part: the contract says what is told, modes and pauses say whether. */
export async function withStanding<T extends ForeseenTarget>(database: DataSource, targets: readonly T[]): Promise<(T & TargetStanding)[]> {
  const systems = [...new Set(targets.map(({ system }) => system))];
  const rows = await database.query<Row[]>('SELECT system, mode, body FROM system_standing WHERE system = ANY($1)', [systems]);
  const known = new Map(rows.map((row) => [row.system, row]));
  return targets.map((target) => {
    const row = known.get(target.system);
    const touching = (row?.body.pauses ?? []).filter(({ slot }) => slot === null || target.changes.some((change) => change.slot === slot));
    return { ...target, mode: row?.mode ?? null, pausedBecause: touching.map(({ reason }) => reason) };
  });
}
