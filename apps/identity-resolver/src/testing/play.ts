import type { CustomerObserved } from '@trueup/canonical-schema';
import { resolveObserved } from '../use-cases/resolve-observed';
import type { Setting } from '../use-cases/setting';
import type { Shelf } from '../use-cases/shelf';
import { takeDecisions } from '../use-cases/take-decisions';
import { takeDeliveries } from '../use-cases/take-deliveries';
import { SETTING } from './memory-resolver';
import type { Step } from './story';

interface How {
  /** In batches of up to four observations, else event by event. */
  readonly isBatched: boolean;
  /** The default one unless given. */
  readonly setting?: Setting;
}

/** Plays a story on a shelf. */
export async function play(shelf: Shelf, steps: readonly Step[], { isBatched, setting = SETTING }: How): Promise<void> {
  for (let at = 0; at < steps.length; at += 1) {
    const batch = takeWhileObserved(steps.slice(at, at + (isBatched ? 4 : 1)));
    const step = steps[at];
    if (batch.length > 0) await resolveObserved(shelf, batch, setting);
    else if (step && 'decided' in step) await takeDecisions(shelf, [step.decided], setting);
    else if (step && 'delivered' in step) await takeDeliveries(shelf, [step.delivered], setting);
    await shelf.flush();
    at += Math.max(0, batch.length - 1);
  }
}

function takeWhileObserved(steps: readonly Step[]): CustomerObserved[] {
  const end = steps.findIndex((step) => !('observed' in step));
  return steps.slice(0, end < 0 ? steps.length : end).flatMap((step) => ('observed' in step ? [step.observed] : []));
}
