import type { Account } from '../account/account';
import type { ListEntry } from '../fields/reference-lists';
import type { AddressLine, EntityRecord } from '../record/entity-record';
import { addressText } from '../record/render-address-book';
import { DateValue } from './date-value';
import { type Asking, entityTable, listed } from './entity-table';
import { relationshipTables } from './relationship-tables';
import { plainRow, type Row, type Table } from './table';

const flag = (value: boolean): string => (value ? 'T' : 'F');

const BOOK_COLUMNS = ['entity', 'internalid', 'label', 'addressbookaddress', 'defaultbilling', 'defaultshipping', 'isresidential'];
const ADDRESS_COLUMNS =
  'nkey addr1 addr2 addr3 addressee attention addrphone addrtext city state zip country recordowner lastmodifieddate'.split(' ');

function bookRow(line: AddressLine, customer: EntityRecord): Row {
  return plainRow({
    entity: Number(customer.id),
    internalid: line.id,
    label: line.label,
    addressbookaddress: Number(line.addressId),
    defaultbilling: flag(line.defaultBilling),
    defaultshipping: flag(line.defaultShipping),
    isresidential: flag(line.isResidential),
  });
}

function addressRow(line: AddressLine, context: { customer: EntityRecord; timeZone: string }): Row {
  const { addrPhone, ...address } = line.address;
  const lastmodifieddate = DateValue.atInstant(Date.parse(line.lastModifiedDate), context.timeZone);
  const derived = { addrphone: addrPhone, addrtext: addressText(line.address), recordowner: Number(context.customer.id) };
  return plainRow({ nkey: Number(line.addressId), ...address, ...derived, lastmodifieddate });
}

function listTable(name: string, entries: readonly ListEntry[]): Table {
  const more = [...new Set(entries.flatMap((entry) => Object.keys(entry.more ?? {})))];
  return {
    name,
    columns: new Set(['id', 'name', ...more]),
    rows: () => entries.map((entry) => plainRow({ id: Number(entry.id), name: entry.name, ...entry.more })),
  };
}

function addressTables(account: Account, asking: Asking): Table[] {
  const { timeZone } = account.config;
  const table = (name: string, columns: string[], of: (line: AddressLine, customer: EntityRecord) => Row): Table => ({
    name,
    columns: new Set(columns),
    rows: () => listed(account, 'customer', asking).flatMap((customer) => customer.addressBook.map((line) => of(line, customer))),
  });
  const address = (line: AddressLine, customer: EntityRecord): Row => addressRow(line, { customer, timeZone });
  return [
    table('customeraddressbook', BOOK_COLUMNS, bookRow),
    table('entityaddress', ADDRESS_COLUMNS, address),
    table('customeraddressbookentityaddress', ADDRESS_COLUMNS, address),
  ];
}

/** What a query of this caller may name in FROM, by its name in lower case. */
export function tablesOf(account: Account, asking: Asking): Map<string, Table> {
  const { rights } = asking;
  const { lists } = account;
  const sees = { customer: !rights.lacks('customer'), contact: !rights.lacks('contact') };
  const tables = [
    ...(sees.customer ? [entityTable(account, 'customer', asking), ...relationshipTables(account, asking)] : []),
    ...(sees.customer && !rights.hidden('customer').has('addressbook') ? addressTables(account, asking) : []),
    ...(sees.contact ? [entityTable(account, 'contact', asking)] : []),
    listTable('subsidiary', lists.subsidiary),
    listTable('currency', lists.currency),
    listTable('term', lists.term),
    listTable('pricelevel', lists.priceLevel),
    listTable('salestaxitem', lists.taxItem),
    listTable('contactrole', lists.contactRole),
    listTable('customercategory', lists.customerCategory),
  ];
  const hidden = rights.hidden('customer');
  return new Map(tables.filter(({ name }) => !hidden.has(name)).map((table) => [table.name, table]));
}
