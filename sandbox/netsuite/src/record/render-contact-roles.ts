import type { EntityRecord } from './entity-record';
import type { SublistOptions } from './render-address-book';

/** The contacts of a company with their roles, to read: a role is set on the contact. */
export function renderContactRoles({ id }: EntityRecord, { account, href, isExpanded }: SublistOptions): object {
  const links = [{ rel: 'self', href }];
  if (!isExpanded) return { links };
  const items = account.records.contact.under(id).map((contact) => {
    const role = contact.fields['contactRole'];
    return {
      links: [],
      contact: { id: contact.id, refName: account.entry('contact', contact.id)?.name },
      email: contact.fields['email'],
      ...(role === undefined ? {} : { role: { id: String(role), refName: account.entry('contactRole', String(role))?.name } }),
    };
  });
  return { links, items, count: items.length, hasMore: false, offset: 0, totalResults: items.length };
}
