import type { Account } from '../account/account';
import type { EntityRecord } from './entity-record';

/**
 * Merges duplicates as NetSuite's duplicate management does: the master keeps its own values and takes over orders, sub-customers and
 * contacts; the others are gone from REST and SuiteQL, and nothing points from them to the master.
 */
export function mergeCustomers(account: Account, master: EntityRecord, others: readonly EntityRecord[]): void {
  const now = `${new Date().toISOString().slice(0, 19)}Z`;
  const moved = (record: EntityRecord, field: 'parent' | 'company'): EntityRecord => ({
    ...record,
    fields: { ...record.fields, [field]: master.id },
    lastModifiedDate: now,
  });
  for (const { id } of others) {
    for (const child of account.customers.under(id)) if (child.id !== master.id) account.customers.put(moved(child, 'parent'));
    for (const contact of account.records.contact.under(id)) account.records.contact.put(moved(contact, 'company'));
    account.customers.delete(id);
  }
  const { parent, ...fields } = master.fields;
  const isOrphan = others.some(({ id }) => id === parent);
  const orders = others.reduce((sum, other) => sum + other.orders, master.orders);
  const kept = parent === undefined || isOrphan ? fields : { ...fields, parent };
  account.customers.put({ ...master, fields: kept, orders, lastModifiedDate: now });
  account.changed();
}
