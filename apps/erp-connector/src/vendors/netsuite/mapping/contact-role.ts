import { readOnly, type MappedClaim, type MappedRow, type MappingContext } from '@trueup/connector-kit';
import { customerKey } from './hierarchy';
import { settingsOf, type ContactRelation } from './settings';
import type { NetsuiteRecord } from '../wire';

/** What somebody is to the company that their contact is under, by their role there. A contact has one role. */
export function contactRole(relation: ContactRelation): MappedRow<NetsuiteRecord> {
  return readOnly(
    { read: (wire, at) => claimOf(wire, { relation, at }) },
    'Sales keeps who is what to a company; NetSuite only tells what it knows.',
  );
}

function claimOf(
  { company, contactRole: role, isInactive, title }: NetsuiteRecord,
  { relation, at }: { relation: ContactRelation; at: MappingContext<NetsuiteRecord> },
): MappedClaim[] {
  if (!company) return [];
  const key = customerKey(at, company.id);
  if (role === undefined) return [{ key, state: 'withheld', value: null }];
  const roles = settingsOf(at.row).contactRoles;
  const means = role && (roles[role.id] ?? roles[role.refName ?? '']);
  if (means !== relation) return [];
  return [{ key, state: 'value', value: { active: isInactive !== true, title: title ?? null }, partId: role?.id ?? null }];
}
