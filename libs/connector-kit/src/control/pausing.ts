import type { Pause } from '@trueup/canonical-schema';
import type { Transaction } from '@trueup/event-bus';
import { randomUUID } from 'node:crypto';
import { approveLosses } from '../brakes/loss-store';
import type { SystemRuntime } from '../loops/system-runtime';
import { changeState, type ChangedBy } from './state-store';

/** Which pauses are meant: all that fit what is given. */
export interface PauseMatch {
  readonly slot: string | null;
  readonly lane: string | null;
  readonly brake: string | null;
}

type Told = ChangedBy & { readonly reason: string };

/** Holds writing, whole or in part. The same pause twice is one, with the newer reason. */
export async function pause(
  { bus, row: { system }, now }: SystemRuntime,
  tx: Transaction,
  { slot, lane, brake, ...told }: PauseMatch & Told,
): Promise<Pause> {
  const made: Pause = { pauseId: randomUUID(), slot, lane, brake, reason: told.reason, by: told.by, since: now() };
  await changeState(bus, tx, {
    ...{ system, ...told },
    change: (state) => ({ ...state, pauses: [...state.pauses.filter((one) => !isSame(one, made)), made] }),
  });
  return made;
}

/** A brake holds the system until a person resumes it. Where it is on already nothing changes. */
export async function brakeOn(
  { bus, row: { system }, now, log, metrics }: SystemRuntime,
  tx: Transaction,
  { brake, slot, reason }: { readonly brake: string; readonly slot: string | null; readonly reason: string },
): Promise<void> {
  const made: Pause = { pauseId: randomUUID(), slot, lane: null, brake, reason, by: `brake ${brake}`, since: now() };
  await changeState(bus, tx, {
    ...{ system, by: made.by, reason },
    change: (state) => (state.pauses.some((one) => isSame(one, made)) ? state : { ...state, pauses: [...state.pauses, made] }),
  });
  tx.afterCommit(() => {
    log.warn({ system, brake, slot }, 'a brake holds the system');
    metrics.events.inc({ system, outcome: 'held' });
  });
}

/**
 * Ends the pauses that fit; without slot, lane and brake all of them. Rows that waited go on at once, and what a brake had held is read
 * again and counts as true. Answers the pauses that ended.
 */
export async function resume(
  { bus, row: { system }, now, wake }: SystemRuntime,
  tx: Transaction,
  { slot, lane, brake, ...told }: PauseMatch & ChangedBy,
): Promise<Pause[]> {
  const ended: Pause[] = [];
  const fits = (one: Pause) => (slot ?? one.slot) === one.slot && (lane ?? one.lane) === one.lane && (brake ?? one.brake) === one.brake;
  await changeState(bus, tx, {
    ...{ system, ...told },
    change: (state) => {
      ended.push(...state.pauses.filter(fits));
      return ended.length === 0 ? state : { ...state, pauses: state.pauses.filter((one) => !fits(one)) };
    },
  });
  if (ended.length === 0) return ended;
  for (const one of ended) {
    if (one.brake === 'massClear' && one.slot !== null) await approveLosses(tx, system, { slot: one.slot, now: now() });
    if (one.brake === 'massVanish') await approveLosses(tx, system, { slot: '', now: now() });
  }
  tx.afterCommit(() => wake.fetch.wake());
  return ended;
}

function isSame(left: Pause, right: Pause): boolean {
  return left.slot === right.slot && left.lane === right.lane && left.brake === right.brake;
}
