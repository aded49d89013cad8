import { slotId } from '@trueup/canonical-schema';
import type { KeptClaim } from '../src';

/** What a resolver keeps of a record after a newer observation, as MemberView asks. */
export function claimsAfter(kept: readonly KeptClaim[], observed: readonly KeptClaim[]): KeptClaim[] {
  const news = observed.filter(({ origin, state }) => origin !== 'ours' && state !== 'empty' && state !== 'withheld');
  const touched = new Map(news.map((claim) => [slotId(claim), claim]));
  const stays = kept.filter((claim) => {
    const next = touched.get(slotId(claim));
    return !next || (claim.state === 'value' && next.state !== 'value');
  });
  return [...stays, ...touched.values()];
}
