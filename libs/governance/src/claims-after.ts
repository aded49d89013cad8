import { slotId } from '@trueup/canonical-schema';
import type { KeptClaim } from './golden-input';

/**
 * What to keep of a record after a newer observation: for each slot its last value and, where one came later, its last
 * claim of another state. Neither our own write nor a withheld field ever displaces a value.
 */
export function claimsAfter(kept: readonly KeptClaim[], observed: readonly KeptClaim[]): KeptClaim[] {
  const news = observed.filter(({ origin }) => origin !== 'ours');
  const touched = new Map(news.map((claim) => [slotId(claim), claim]));
  const stays = kept.filter((claim) => {
    const next = touched.get(slotId(claim));
    return !next || (claim.state === 'value' && next.state !== 'value' && next.state !== 'erased');
  });
  return [...stays, ...touched.values()];
}
