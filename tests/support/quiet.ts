import { converge, type Figures } from '@trueup/tools';
import { runNow } from './run';

/** Longer than the slowest poll of the journeys and than what a vendor's search lags. */
const QUIET_MS = 6_000;

/** Waits until nothing waits anywhere and nothing has moved for a while, and gives the figures then. */
export async function quiet({ forMs = QUIET_MS, withinMs = 60_000 } = {}): Promise<Figures> {
  const { converged, why, figures } = await converge(runNow(), { quietMs: forMs, timeoutMs: withinMs });
  if (!converged) throw new Error(`It does not come to rest: ${why}.`);
  return figures;
}
