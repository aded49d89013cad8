import type { CustomerObserved } from '@trueup/canonical-schema';
import { resolveObserved } from '../use-cases/resolve-observed';
import type { Shelf } from '../use-cases/shelf';
import { takeDecisions } from '../use-cases/take-decisions';
import { takeDeliveries } from '../use-cases/take-deliveries';
import { SETTING } from './memory-resolver';
import type { Step } from './story';

/** Plays a story on a shelf, in batches of up to four observations or event by event. */
export async function play(shelf: Shelf, steps: readonly Step[], isBatched: boolean): Promise<void> {
  for (let at = 0; at < steps.length; at += 1) {
    const batch = takeWhileObserved(steps.slice(at, at + (isBatched ? 4 : 1)));
    const step = steps[at];
    if (batch.length > 0) await resolveObserved(shelf, batch, SETTING);
    else if (step && 'decided' in step) await takeDecisions(shelf, [step.decided], SETTING);
    else if (step && 'delivered' in step) await takeDeliveries(shelf, [step.delivered], SETTING);
    await shelf.flush();
    at += Math.max(0, batch.length - 1);
  }
}

function takeWhileObserved(steps: readonly Step[]): CustomerObserved[] {
  const end = steps.findIndex((step) => !('observed' in step));
  return steps.slice(0, end < 0 ? steps.length : end).flatMap((step) => ('observed' in step ? [step.observed] : []));
}
