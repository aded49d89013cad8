import { connection } from '../graphql/connection';
import type { Args, Context, View } from '../graphql/context';
import { gid } from '../gid';
import { metafieldFields } from '../metafields/metafield-view';
import type { CompanyContactRecord, CompanyContactRoleRecord, CompanyLocationRecord, CompanyRecord } from './business-records';
import { contactFilter } from './company-search';
import { companyContactView } from './company-contact-view';
import { companyLocationView } from './company-location-view';

export function roleView({ id, name, note }: CompanyContactRoleRecord): View {
  return { __typename: 'CompanyContactRole', id: gid('CompanyContactRole', id), name, note };
}

function contactPage(context: Context, [company, args]: [company: CompanyRecord, args: Args]): View {
  const items = context.shop.business.contactsOf(company).filter(contactFilter(context.shop, args['query']));
  const isByTime = args['sortKey'] === 'UPDATED_AT';
  const view = (contact: CompanyContactRecord): View => companyContactView(context, contact);
  return connection({ items, keyOf: (one) => [isByTime ? one.updatedAt : one.id, one.id], view }, args);
}

/** A company as the API shows it. */
export function companyView(context: Context, company: CompanyRecord): View {
  const { business } = context.shop;
  const { id, name, externalId, note, customerSince, createdAt, updatedAt, mainContactId, roles } = company;
  const count = (length: number): View => ({ count: length, precision: 'EXACT' });
  const locations = (): CompanyLocationRecord[] => business.locationsOf(company);
  return {
    __typename: 'Company',
    id: gid('Company', id),
    ...{ name, externalId, note, customerSince, createdAt, updatedAt },
    contactsCount: () => count(business.contactsOf(company).length),
    locationsCount: () => count(locations().length),
    ordersCount: count(0),
    defaultRole: () => roles.map(roleView).at(-1) ?? null,
    mainContact: () => {
      const contact = mainContactId === null ? undefined : business.contacts.get(mainContactId);
      return contact ? companyContactView(context, contact) : null;
    },
    contactRoles: (args: Args) => connection({ items: roles, keyOf: (role) => [role.id, role.id], view: roleView }, args),
    contacts: (args: Args) => contactPage(context, [company, args]),
    locations: (args: Args) => {
      const view = (location: CompanyLocationRecord): View => companyLocationView(context, location);
      return connection({ items: locations(), keyOf: (one) => [one.id, one.id], view }, args);
    },
    ...metafieldFields(context, { type: 'Company', record: company }),
  };
}
