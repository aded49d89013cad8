import type { Args, Context, View } from '../graphql/context';
import { gid, idOf } from '../gid';
import { oneSecond } from '../one-second';
import { problem, type Problem, under } from '../problem';
import type { CompanyContactRecord, CompanyLocationRecord, RoleAssignmentRecord } from './business-records';
import { missing } from './business-problem';
import { contactById, locationById } from './by-gid';
import { roleAssignmentView } from './role-assignment-view';

interface Wish {
  contact: CompanyContactRecord | undefined;
  location: CompanyLocationRecord | undefined;
  roleId: unknown;
}

type Made = { assignment: RoleAssignmentRecord; problems?: undefined } | { assignment?: undefined; problems: Problem[] };

/** A contact has one role at a location; another is refused until that one is revoked. */
function make({ shop }: Context, { contact, location, roleId }: Wish): Made {
  const { business } = shop;
  if (!contact) return { problems: [missing(['companyContactId'], 'Company contact')] };
  if (location?.companyId !== contact.companyId) return { problems: [missing(['companyLocationId'], 'Company location')] };
  const id = idOf('CompanyContactRole', String(roleId));
  if (!business.companyOf(contact).roles.some((role) => role.id === id)) return { problems: [missing(['companyContactRoleId'], 'Role')] };
  if (business.assignmentsOf({ contact, location }).length > 0) {
    return { problems: [problem(['companyLocationId'], 'Company contact already has a role at this location', 'TAKEN')] };
  }
  const at = oneSecond();
  const ids = { companyId: contact.companyId, contactId: contact.id, locationId: location.id, roleId: id as number };
  const assignment = { id: shop.nextId(), ...ids, createdAt: at, updatedAt: at };
  business.assign(assignment);
  return { assignment };
}

function makeAll(context: Context, wishes: readonly Wish[]): View {
  const made = wishes.map((wish) => make(context, wish));
  return {
    roleAssignments: made.flatMap(({ assignment }) => (assignment ? [roleAssignmentView(context, assignment)] : [])),
    userErrors: made.flatMap(({ problems }, index) => under(['rolesToAssign', String(index)], problems ?? [])),
  };
}

function revoke(
  { shop }: Context,
  [ids, of]: [ids: readonly unknown[], of: Partial<RoleAssignmentRecord>],
): { gone: string[]; lost: number } {
  const { business } = shop;
  const wanted = ids.map((id) => idOf('CompanyContactRoleAssignment', String(id)));
  const isOwn = (one: RoleAssignmentRecord): boolean =>
    wanted.includes(one.id) &&
    (of.contactId === undefined || of.contactId === one.contactId) &&
    (of.locationId === undefined || of.locationId === one.locationId);
  const there = [...business.assignments.values()].filter(isOwn);
  business.revoke(there);
  return { gone: there.map(({ id }) => gid('CompanyContactRoleAssignment', id)), lost: wanted.length - there.length };
}

function revoked(name: string, [{ gone, lost }, field]: [{ gone: string[]; lost: number }, string]): View {
  return { [name]: gone, userErrors: lost > 0 ? [missing([field], 'Role assignment')] : [] };
}

function revokeOfContact(context: Context, args: Args): View {
  const contact = contactById(context.shop, args['companyContactId']);
  if (!contact) return { revokedRoleAssignmentIds: null, userErrors: [missing(['companyContactId'], 'Company contact')] };
  const all = context.shop.business.assignmentsOf({ contact }).map(({ id }) => gid('CompanyContactRoleAssignment', id));
  const ids = args['revokeAll'] === true ? all : ((args['roleAssignmentIds'] as string[] | null) ?? []);
  return revoked('revokedRoleAssignmentIds', [revoke(context, [ids, { contactId: contact.id }]), 'roleAssignmentIds']);
}

export function roleMutations(context: Context): View {
  const { shop } = context;
  return {
    companyContactAssignRole: (args: Args) => {
      const [contact, location] = [contactById(shop, args['companyContactId']), locationById(shop, args['companyLocationId'])];
      const { assignment, problems } = make(context, { contact, location, roleId: args['companyContactRoleId'] });
      return { companyContactRoleAssignment: assignment ? roleAssignmentView(context, assignment) : null, userErrors: problems ?? [] };
    },
    companyContactAssignRoles: (args: Args) => {
      const contact = contactById(shop, args['companyContactId']);
      const wish = (one: Args): Wish => ({
        contact,
        location: locationById(shop, one['companyLocationId']),
        roleId: one['companyContactRoleId'],
      });
      return makeAll(context, (args['rolesToAssign'] as Args[]).map(wish));
    },
    companyLocationAssignRoles: (args: Args) => {
      const location = locationById(shop, args['companyLocationId']);
      const wish = (one: Args): Wish => ({
        location,
        contact: contactById(shop, one['companyContactId']),
        roleId: one['companyContactRoleId'],
      });
      return makeAll(context, (args['rolesToAssign'] as Args[]).map(wish));
    },
    companyContactRevokeRole: (args: Args) => {
      const of = { contactId: contactById(shop, args['companyContactId'])?.id ?? -1 };
      const { gone, lost } = revoke(context, [[args['companyContactRoleAssignmentId']], of]);
      const userErrors = lost > 0 ? [missing(['companyContactRoleAssignmentId'], 'Role assignment')] : [];
      return { revokedCompanyContactRoleAssignmentId: gone[0] ?? null, userErrors };
    },
    companyContactRevokeRoles: (args: Args) => revokeOfContact(context, args),
    companyLocationRevokeRoles: (args: Args) => {
      const of = { locationId: locationById(shop, args['companyLocationId'])?.id ?? -1 };
      return revoked('revokedRoleAssignmentIds', [revoke(context, [args['rolesToRevoke'] as string[], of]), 'rolesToRevoke']);
    },
  };
}
