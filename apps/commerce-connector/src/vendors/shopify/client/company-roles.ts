import { z } from 'zod';
import type { VendorContext } from '@trueup/connector-kit';
import { rolesOf, type Role } from '../mapping/settings';
import { idOf } from '../wire';
import type { AdminApi } from './admin-api';
import { ContactRoles } from './contact-roles';
import { COMPANY_CONTACTS } from './documents/business-mutations';
import { pagesOf, type Page } from './pages';

const companyRoles = z.array(z.object({ company: z.string(), role: z.string() })).catch([]);

interface Contact {
  readonly id: string;
  readonly customer: { readonly companyRoles: { readonly jsonValue: unknown } | null };
}

interface NewLocation extends Pick<VendorContext, 'row'> {
  readonly companyId: string;
  readonly locationId: string;
}

/** Gives a new location's company-wide contacts the role there that they have at the others. Roles that are there already stay. */
export async function assignCompanyRoles(api: AdminApi, { row, companyId, locationId }: NewLocation): Promise<void> {
  const names = rolesOf(row);
  const roles = new ContactRoles(api);
  const ask = async (after: string | null): Promise<Page<Contact>> => {
    const call = { document: COMPANY_CONTACTS, variables: { companyId, after }, cost: 303 };
    type Data = { company: { contacts: Page<Contact> } | null };
    return (await api.ask<Data>(call)).data.company?.contacts ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
  };
  for await (const { nodes } of pagesOf(ask, new AbortController().signal)) {
    const wide = nodes.flatMap((contact) => {
      const given = companyRoles.parse(contact.customer.companyRoles?.jsonValue ?? []).filter(({ company }) => company === idOf(companyId));
      const role = given.some((one) => one.role === 'approver') ? 'approver' : given.find((one) => one.role === 'buyer')?.role;
      return role === undefined ? [] : [{ contact, name: names[role as Role] }];
    });
    if (wide.length === 0) continue;
    const places = await roles.places(companyId);
    for (const { contact, name } of wide) await giveOnce(roles, { contactId: contact.id, roleId: places.roles.get(name), locationId });
  }
}

async function giveOnce(
  roles: ContactRoles,
  { contactId, roleId, locationId }: { readonly contactId: string; readonly roleId: string | undefined; readonly locationId: string },
): Promise<void> {
  if (roleId !== undefined) await roles.assignUnlessThere(contactId, roleId, locationId);
}
