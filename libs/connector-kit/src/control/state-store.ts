import { TOPICS, type LoadRun } from '@trueup/canonical-schema';
import type { EventBus, Transaction } from '@trueup/event-bus';
import { randomUUID } from 'node:crypto';
import type { SystemRow } from '@trueup/governance';
import type { ControlState } from './standing';

/** Who or what changes a state, and why. */
export interface ChangedBy {
  readonly by: string;
  readonly reason: string | null;
}

interface StateRow extends Omit<ControlState, 'version'> {
  readonly version: string;
}

const COLUMNS = 'version, mode, canary, pauses, load';

export async function readState(tx: Pick<Transaction, 'query'>, system: string): Promise<ControlState | undefined> {
  const [row] = await tx.query<StateRow>(`SELECT ${COLUMNS} FROM system_state WHERE system = $1`, [system]);
  return row && { ...row, version: Number(row.version) };
}

/** Begins a system as its row says, where it has no state yet. */
export async function beginState(
  bus: EventBus,
  tx: Transaction,
  { system, mode, canary }: Pick<SystemRow, 'system' | 'mode' | 'canary'>,
): Promise<void> {
  const rows = await tx.query(
    `INSERT INTO system_state (system, version, mode, canary) VALUES ($1, 1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1`,
    [system, mode, canary && JSON.stringify(canary)],
  );
  if (rows.length === 0) return;
  const state: ControlState = { version: 1, mode, canary, pauses: [], load: null };
  tell(bus, tx, { system, state, by: 'systems.yaml', reason: null });
}

/**
 * Changes the state of a system and tells everybody, in one transaction. `change` answers what becomes of it, or the very same to leave
 * it as it is. Answers the state that stands.
 */
export async function changeState(
  bus: EventBus,
  tx: Transaction,
  told: ChangedBy & { readonly system: string; change(state: ControlState): ControlState },
): Promise<ControlState> {
  const { system, change, ...why } = told;
  const [row] = await tx.query<StateRow>(`SELECT ${COLUMNS} FROM system_state WHERE system = $1 FOR UPDATE`, [system]);
  if (row === undefined) throw new Error(`${system} has no state yet; it gets one when its connector starts.`);
  const before: ControlState = { ...row, version: Number(row.version) };
  const after = change(before);
  if (after === before) return before;
  const state = { ...after, version: before.version + 1 };
  await tx.query(`UPDATE system_state SET version = $2, mode = $3, canary = $4, pauses = $5, load = $6 WHERE system = $1`, [
    system,
    state.version,
    state.mode,
    state.canary && JSON.stringify(state.canary),
    JSON.stringify(state.pauses),
    state.load && JSON.stringify(state.load),
  ]);
  tell(bus, tx, { system, state, ...why });
  return state;
}

/** Keeps how a load stands; its own loop calls it. */
export function saveLoad(
  bus: EventBus,
  tx: Transaction,
  { system, load, reason = null }: { readonly system: string; readonly load: LoadRun; readonly reason?: string | null },
): Promise<ControlState> {
  return changeState(bus, tx, { system, by: 'load', reason, change: (state) => ({ ...state, load }) });
}

function tell(bus: EventBus, tx: Transaction, { system, state, by, reason }: ChangedBy & { system: string; state: ControlState }): void {
  tx.publish({
    topic: TOPICS.systemStateChanged,
    key: system,
    event: {
      meta: bus.meta(undefined, { eventId: randomUUID() }),
      system,
      version: state.version,
      mode: state.mode,
      canary: state.canary && JSON.stringify(state.canary),
      pauses: [...state.pauses],
      load: state.load,
      changedBy: by,
      reason,
    },
  });
}
