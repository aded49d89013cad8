import { slotId, type SlotAddress } from '@trueup/canonical-schema';
import { isWitnessed, timeThatCounts } from './claim';
import type { GoldenInput, KeptClaim, Pin } from './golden-input';
import type { SlotPolicy } from './slot-policy';

/**
 * The pins that stand: not expired, and where a steward wished it so, not overtaken by a source. A source overtakes a pin when one
 * with a say was seen to change the slot after the decision; that it was deleted since brings the pin not back.
 */
export function pinsInForce({ pins, members, asOf }: GoldenInput, policyOf: (address: SlotAddress) => SlotPolicy): Pin[] {
  return pins.filter((pin) => {
    if (pin.expiresAt !== null && pin.expiresAt <= asOf) return false;
    if (!pin.retireOnSourceChange) return true;
    const [id, policy] = [slotId(pin), policyOf({ slot: pin.slot, key: pin.key, context: pin.context })];
    return !members.some(({ source, claims }) =>
      claims.some((claim) => slotId(claim) === id && hasSay(policy, source.system) && isNews(claim, policy, pin)),
    );
  });
}

function hasSay({ standings }: SlotPolicy, system: string): boolean {
  return ['owner', 'compete', 'fill'].includes(standings[system] ?? 'foreign');
}

function isNews(claim: KeptClaim, { row }: SlotPolicy, { decidedAt }: Pin): boolean {
  if (claim.origin === 'ours' || !isWitnessed(claim) || timeThatCounts(claim) <= decidedAt) return false;
  return claim.state === 'value' || claim.state === 'erased' || (claim.state === 'cleared' && row.empty === 'clears');
}
