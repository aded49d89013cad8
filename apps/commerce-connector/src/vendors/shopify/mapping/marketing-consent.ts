import type { Consent } from '@trueup/canonical-schema';
import { consent, mergePatches, patchAt, type ConsentPlace, type MappedClaim, type MappedRow } from '@trueup/connector-kit';
import type { ShopifyCustomer } from '../wire';

const LEVELS = ['CONFIRMED_OPT_IN', 'SINGLE_OPT_IN', 'UNKNOWN'];
const WORDS = { granted: 'SUBSCRIBED', withdrawn: 'UNSUBSCRIBED', pending: 'PENDING' };
const SECOND = 1_000;

/**
 * Marketing consent for the default e-mail address or number. A decision with a time is the shopper's own; one without is a setting of the
 * shop. "Not subscribed" says nothing.
 */
export function marketingConsent(
  place: Required<Pick<ConsentPlace, 'point' | 'status' | 'decidedAt' | 'evidence'>>,
): MappedRow<ShopifyCustomer> {
  const row = consent<ShopifyCustomer>({ ...place, words: WORDS });
  return {
    read: (wire, at) => row.read(wire, at).map(explicitWhenTimed),
    write(value, address, at) {
      const decision = value as Consent | null;
      const patch = row.write?.(decision && toTheSecond(decision), address, at);
      if (patch === undefined || decision === null) return patch;
      const level = LEVELS.includes(decision.evidence ?? '') ? [patchAt<ShopifyCustomer>(place.evidence, decision.evidence)] : [];
      return mergePatches([patch, ...level]);
    },
  };
}

function explicitWhenTimed(claim: MappedClaim): MappedClaim {
  const decision = claim.value as Consent | null;
  return decision === null ? claim : { ...claim, value: { ...decision, explicit: decision.decidedAt !== null } };
}

function toTheSecond(decision: Consent): Consent {
  return { ...decision, decidedAt: decision.decidedAt === null ? null : Math.floor(decision.decidedAt / SECOND) * SECOND };
}
