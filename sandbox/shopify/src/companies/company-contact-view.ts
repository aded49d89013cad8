import type { CustomerRecord } from '../customers/customer-record';
import { customerView } from '../customers/customer-view';
import { connection } from '../graphql/connection';
import type { Args, Context, View } from '../graphql/context';
import { gid } from '../gid';
import type { CompanyContactRecord, RoleAssignmentRecord } from './business-records';
import { companyView } from './company-view';
import { roleAssignmentView } from './role-assignment-view';

/** A contact of a company: a customer and what it may do there. */
export function companyContactView(context: Context, contact: CompanyContactRecord): View {
  const { business, customers } = context.shop;
  const { id, customerId, title, locale, createdAt, updatedAt } = contact;
  const company = business.companyOf(contact);
  return {
    __typename: 'CompanyContact',
    id: gid('CompanyContact', id),
    ...{ title, locale, createdAt, updatedAt },
    isMainContact: company.mainContactId === id,
    company: () => companyView(context, company),
    customer: () => customerView(context, customers.get(customerId) as CustomerRecord),
    roleAssignments: (args: Args) => {
      const view = (one: RoleAssignmentRecord): View => roleAssignmentView(context, one);
      return connection({ items: business.assignmentsOf({ contact }), keyOf: (one) => [one.id, one.id], view }, args);
    },
  };
}
