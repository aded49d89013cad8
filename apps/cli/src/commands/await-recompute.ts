import { setTimeout as sleep } from 'node:timers/promises';
import { call, type ServiceAt } from '../call';
import { Unanswered } from '../call-service';
import { LoadBar } from '../load-bar';
import { leftIn, type ActivationView } from './activation-view';

const LOOK_MS = 1_000;
const PATIENCE_MS = 120_000;

/** Watches until everybody whom an activation concerns has been judged by it; waits for its time, and for a resolver that has read it. */
export async function awaitRecompute(resolver: ServiceAt, eventId: string): Promise<void> {
  const bar = new LoadBar('judged again', process.stderr.isTTY);
  let told = '';
  let answeredAt = Date.now();
  const began = Date.now();
  let first: number | undefined;
  try {
    for (;;) {
      const view = await look(resolver);
      if (view) answeredAt = Date.now();
      else if (Date.now() - answeredAt > PATIENCE_MS) throw new Unanswered('The resolver no longer answers.');
      if (view && isReached(view, eventId)) {
        const left = leftIn(view);
        const total = Math.max(view.active?.queuedRows ?? 0, left);
        first ??= left;
        const perSecond = (first - left) / Math.max(1, (Date.now() - began) / 1_000);
        const secondsLeft = perSecond > 0 ? left / perSecond : null;
        bar.show({ done: total - left, total, perSecond: perSecond > 0 ? perSecond : null, secondsLeft });
        if (left === 0) return;
      } else if (view) {
        const why = waitsFor(view, eventId);
        if (why !== told) process.stderr.write(`${why}\n`);
        told = why;
      }
      await sleep(LOOK_MS);
    }
  } finally {
    bar.close();
  }
}

/** Whether it counts, or counted and was followed by another one, and those whom it concerns are queued. */
function isReached({ active, upcoming }: ActivationView, eventId: string): boolean {
  return active?.queuedAt != null && !upcoming.some((one) => one.eventId === eventId);
}

function waitsFor({ upcoming, problem }: ActivationView, eventId: string): string {
  const later = upcoming.find((one) => one.eventId === eventId);
  if (later) return `It counts from ${new Date(later.effectiveFrom).toISOString()}; waiting until then.`;
  return problem === null ? 'Waiting until everybody is queued.' : `Waiting for a resolver that may work: ${problem}`;
}

/** Undefined while the resolver does not answer, as when it is started with what is active. */
async function look(resolver: ServiceAt): Promise<ActivationView | undefined> {
  try {
    return await call<ActivationView>(resolver, { method: 'GET', path: '/v1/activation' });
  } catch (error) {
    if (error instanceof Unanswered) return undefined;
    throw error;
  }
}
