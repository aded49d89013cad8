import type { Account } from '../account/account';
import type { ListEntry } from '../fields/reference-lists';
import type { AddressLine, EntityRecord } from '../record/entity-record';
import { addressText } from '../record/render-address-book';
import { DateValue } from './date-value';
import { type Asking, entityTable, listed } from './entity-table';
import { relationshipTables } from './relationship-tables';
import { plainRow, type Row, type Table } from './table';
import type { Value } from './value';

const flag = (value: boolean): string => (value ? 'T' : 'F');

type Columns<T> = Readonly<Record<string, (of: T) => Value | undefined>>;

interface Placed {
  line: AddressLine;
  customer: EntityRecord;
  timeZone: string;
}

const BOOK: Columns<Placed> = {
  entity: ({ customer }) => Number(customer.id),
  internalid: ({ line }) => line.id,
  label: ({ line }) => line.label,
  addressbookaddress: ({ line }) => Number(line.addressId),
  defaultbilling: ({ line }) => flag(line.defaultBilling),
  defaultshipping: ({ line }) => flag(line.defaultShipping),
  isresidential: ({ line }) => flag(line.isResidential),
};

const ADDRESS: Columns<Placed> = {
  nkey: ({ line }) => Number(line.addressId),
  addr1: ({ line }) => line.address.addr1,
  addr2: ({ line }) => line.address.addr2,
  addr3: ({ line }) => line.address.addr3,
  addressee: ({ line }) => line.address.addressee,
  attention: ({ line }) => line.address.attention,
  addrphone: ({ line }) => line.address.addrPhone,
  addrtext: ({ line }) => addressText(line.address),
  city: ({ line }) => line.address.city,
  state: ({ line }) => line.address.state,
  zip: ({ line }) => line.address.zip,
  country: ({ line }) => line.address.country,
  recordowner: ({ customer }) => Number(customer.id),
  lastmodifieddate: ({ line, timeZone }) => DateValue.atInstant(Date.parse(line.lastModifiedDate), timeZone),
};

/** A row that reckons only what is asked for. */
function lazyRow<T>(columns: Columns<T>, of: T): Row {
  const value = (column: string): Value => columns[column]?.(of) ?? null;
  return { value, display: value };
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
  const table = (name: string, columns: Columns<Placed>): Table => ({
    name,
    columns: new Set(Object.keys(columns)),
    rows: () =>
      listed(account, 'customer', asking).flatMap((customer) =>
        customer.addressBook.map((line) => lazyRow(columns, { line, customer, timeZone })),
      ),
  });
  return [table('customeraddressbook', BOOK), table('entityaddress', ADDRESS), table('customeraddressbookentityaddress', ADDRESS)];
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
