import type { Context, View } from '../graphql/context';
import { gid } from '../gid';
import type { CompanyContactRecord, CompanyLocationRecord, RoleAssignmentRecord } from './business-records';
import { companyContactView } from './company-contact-view';
import { companyLocationView } from './company-location-view';
import { companyView, roleView } from './company-view';

/** Which role a contact has at a location. */
export function roleAssignmentView(context: Context, assignment: RoleAssignmentRecord): View {
  const { business } = context.shop;
  const company = business.companyOf(assignment);
  const role = company.roles.find(({ id }) => id === assignment.roleId);
  return {
    __typename: 'CompanyContactRoleAssignment',
    id: gid('CompanyContactRoleAssignment', assignment.id),
    createdAt: assignment.createdAt,
    updatedAt: assignment.updatedAt,
    role: role ? roleView(role) : null,
    company: () => companyView(context, company),
    companyContact: () => companyContactView(context, business.contacts.get(assignment.contactId) as CompanyContactRecord),
    companyLocation: () => companyLocationView(context, business.locations.get(assignment.locationId) as CompanyLocationRecord),
  };
}
