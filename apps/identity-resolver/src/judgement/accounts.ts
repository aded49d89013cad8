import { joinKey, splitKey } from '@trueup/canonical-schema';
import type { KeptClaim } from '@trueup/governance';
import { keptClaims } from './keep-claims';
import type { StoredRecord } from './stored-record';

/** Stages in which nobody buys on an account yet. */
const BEFORE: readonly string[] = ['lead', 'prospect'];

/** The active accounts that a record is in its own system: one text for each legal entity, sales area and role; '' where it names none. */
export function accountsOf({ claims, source }: Pick<StoredRecord, 'claims' | 'source'>): string[] {
  if (!Object.keys(claims).some((id) => id.startsWith('erpAccount.'))) return [];
  const own = keptClaims(claims).filter(
    ({ slot, key, state }) => slot.startsWith('erpAccount.') && state === 'value' && splitKey(key, 4)[0] === source.system,
  );
  return [...Map.groupBy(own, ({ key }) => key)].flatMap(([key, account]) => {
    const [system = '', legalEntity = '', salesArea = ''] = splitKey(key, 4);
    return isActive(account) ? rolesOf(account).map((role) => joinKey([system, legalEntity, salesArea, role])) : [];
  });
}

function isActive(account: readonly KeptClaim[]): boolean {
  const told = (slot: KeptClaim['slot']) => String(account.find((claim) => claim.slot === slot)?.value ?? '').toLowerCase();
  return told('erpAccount.memberStatus') !== 'inactive' && !BEFORE.includes(told('erpAccount.stage'));
}

function rolesOf(account: readonly KeptClaim[]): readonly string[] {
  const roles = account.find(({ slot }) => slot === 'erpAccount.partnerRoles')?.value;
  return Array.isArray(roles) && roles.length > 0 ? roles.filter((role) => typeof role === 'string') : [''];
}
