import { converge, type Figures } from '@trueup/tools';
import { runNow } from './run';

/** Longer than what a vendor's search lags, than an ERP's poll and than an echo takes to come back. */
const QUIET_MS = 4_000;

/** Waits until nothing waits anywhere and nothing has moved for a while, and gives the figures then. */
export async function quiet({ forMs = QUIET_MS, withinMs = 60_000 } = {}): Promise<Figures> {
  const { converged, why, figures } = await converge(runNow(), { quietMs: forMs, timeoutMs: withinMs });
  if (!converged) throw new Error(`It does not come to rest: ${why}.`);
  return figures;
}
