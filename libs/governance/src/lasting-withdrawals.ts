import type { Consent } from '@trueup/canonical-schema';
import { isLive } from './claim';
import type { KeptClaim, MemberView } from './golden-input';

/** What goes on counting of records that are gone: explicit withdrawals of consent, else their end would turn a no into an older yes. */
export function lastingWithdrawals(members: readonly MemberView[]): MemberView[] {
  return members
    .filter((member) => !isLive(member))
    .map((member) => ({ ...member, claims: member.claims.filter(isWithdrawal) }))
    .filter(({ claims }) => claims.length > 0);
}

function isWithdrawal({ slot, state, value }: KeptClaim): boolean {
  if (!slot.startsWith('consents.') || state !== 'value') return false;
  const { status, explicit } = value as Consent;
  return explicit && status === 'withdrawn';
}
