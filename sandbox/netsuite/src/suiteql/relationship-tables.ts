import type { Account } from '../account/account';
import type { EntityRecord, FieldValue } from '../record/entity-record';
import { type Asking, listed } from './entity-table';
import { plainRow, type Row, type Table } from './table';

const SUBSIDIARY_COLUMNS = ['id', 'entity', 'subsidiary', 'isprimarysub', 'primarycurrency', 'taxitem'];
const CONTACT_COLUMNS = ['company', 'contact', 'role'];

interface Link {
  id?: number;
  isPrimary: boolean;
  subsidiary?: FieldValue;
  currency?: FieldValue;
  taxItem?: FieldValue;
}

function linkRow(customer: EntityRecord, link: Link, account: Account): Row {
  const number = (value: FieldValue | undefined): number | null => (value === undefined ? null : Number(value));
  const name = (list: 'subsidiary' | 'currency' | 'taxItem', id: FieldValue | undefined): string | undefined =>
    id === undefined ? undefined : account.entry(list, String(id))?.name;
  const values = {
    id: link.id,
    entity: Number(customer.id),
    subsidiary: number(link.subsidiary),
    isprimarysub: link.isPrimary ? 'T' : 'F',
    primarycurrency: number(link.currency),
    taxitem: number(link.taxItem),
  };
  return plainRow(values, {
    subsidiary: name('subsidiary', link.subsidiary),
    primarycurrency: name('currency', link.currency),
    taxitem: name('taxItem', link.taxItem),
  });
}

function linksOf({ id, fields, furtherSubsidiaries }: EntityRecord): Link[] {
  const { subsidiary, currency, taxItem } = fields;
  if (subsidiary === undefined) return [];
  // The primary one comes with the customer; its number lies far from those that are made by hand.
  return [
    { id: 1_000_000 + Number(id), isPrimary: true, subsidiary, currency, taxItem },
    ...furtherSubsidiaries.map((one) => ({ ...one, id: Number(one.id), isPrimary: false, currency: one.primaryCurrency })),
  ];
}

/** Which subsidiaries a customer trades with, and which contacts a company has in which role. */
export function relationshipTables(account: Account, asking: Asking): Table[] {
  const subsidiaries: Table = {
    name: 'customersubsidiaryrelationship',
    columns: new Set(SUBSIDIARY_COLUMNS),
    rows: () =>
      listed(account, 'customer', asking).flatMap((customer) => linksOf(customer).map((link) => linkRow(customer, link, account))),
  };
  const contacts: Table = {
    name: 'companycontactrelationship',
    columns: new Set(CONTACT_COLUMNS),
    rows: () =>
      listed(account, 'contact', asking).flatMap(({ id, fields: { company, contactRole } }) => {
        if (company === undefined) return [];
        const role = contactRole === undefined ? undefined : account.entry('contactRole', String(contactRole))?.name;
        const values = { company: Number(company), contact: Number(id), role: contactRole === undefined ? null : Number(contactRole) };
        return [plainRow(values, { role })];
      }),
  };
  return [...(account.config.subsidiaries.length > 0 ? [subsidiaries] : []), ...(asking.rights.lacks('contact') ? [] : [contacts])];
}
