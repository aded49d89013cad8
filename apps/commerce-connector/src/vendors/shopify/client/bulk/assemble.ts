import { idOf } from '../../wire';
import { ORDERS, ROLES } from '../documents/customer';
import type { Family, Line } from './lines';

/** Roles of contacts at locations, by the contact's gid. */
export type RolesByContact = ReadonlyMap<string, readonly { readonly id: string }[]>;

/** What a customer's own lines do not tell. */
export interface ReadBeside {
  readonly roles: RolesByContact;
  readonly hasOrders: boolean;
}

interface Profile {
  readonly id: string;
}

/** A customer as a query would answer it: the newest orders, two addresses, and the roles that were read with the locations. */
export function customerNode({ root, children }: Family, { roles, hasOrders }: ReadBeside): Line {
  const orders = children.filter(isOf('Order')).sort(newestFirst);
  const profiles = root['companyContactProfiles'] as readonly Profile[] | undefined;
  return {
    ...root,
    ...('defaultAddress' in root ? { addressesV2: { nodes: children.filter(isOf('MailingAddress')).slice(0, 2) } } : {}),
    ...(hasOrders ? { orders: { nodes: orders.slice(0, ORDERS), pageInfo: { hasNextPage: orders.length > ORDERS } } } : {}),
    ...(profiles ? { companyContactProfiles: profiles.map((profile) => withRoles(profile, roles)) } : {}),
  };
}

function withRoles(profile: Profile, roles: RolesByContact): object {
  const own = [...(roles.get(profile.id) ?? [])].sort((one, other) => numberOf(one) - numberOf(other));
  return { ...profile, roleAssignments: { nodes: own.slice(0, ROLES), pageInfo: { hasNextPage: own.length > ROLES } } };
}

/** Adds the roles that contacts have at one location. */
export function noteRoles({ root, children }: Family, roles: Map<string, { id: string }[]>): void {
  for (const { id, role, companyContact } of children.filter(isOf('CompanyContactRoleAssignment'))) {
    const contact = (companyContact as { id: string }).id;
    const known = roles.get(contact) ?? [];
    known.push({ id, role, companyLocation: { id: root.id } } as { id: string });
    roles.set(contact, known);
  }
}

function isOf(type: string): (line: Line) => boolean {
  return ({ id }) => id.startsWith(`gid://shopify/${type}/`);
}

function newestFirst(one: Line, other: Line): number {
  const [left, right] = [String(one['createdAt']), String(other['createdAt'])];
  return left === right ? numberOf(other) - numberOf(one) : left < right ? 1 : -1;
}

function numberOf({ id }: { readonly id: string }): number {
  return Number(idOf(id.split('?')[0]));
}
