import type { Account } from '../account/account';
import type { ListEntry } from '../fields/reference-lists';
import type { AddressLine, CustomerRecord } from '../record/customer-record';
import { displayName, partyName } from '../record/display-name';
import { addressText } from '../record/render-address-book';
import { plainValue } from '../record/render-customer';
import { DateValue } from './date-value';
import type { Value } from './value';

export interface Row {
  value(column: string): Value;
  /** What BUILTIN.DF shows. */
  display(column: string): Value;
}

export interface Table {
  name: string;
  columns: readonly string[];
  rows(): Row[];
}

const flag = (value: boolean): string => (value ? 'T' : 'F');
const row = (values: Record<string, Value | undefined>): Row => ({
  value: (column) => values[column] ?? null,
  display: (column) => values[column] ?? null,
});

const COMPUTED: Record<string, (customer: CustomerRecord) => Value> = {
  altname: partyName,
  entitytitle: displayName,
  defaultbillingaddress: ({ addressBook }) => addressBook.find((line) => line.defaultBilling)?.addressId ?? null,
  defaultshippingaddress: ({ addressBook }) => addressBook.find((line) => line.defaultShipping)?.addressId ?? null,
};

function customerValue(customer: CustomerRecord, column: string, account: Account): Value {
  const computed = COMPUTED[column];
  if (computed) return computed(customer) || null;
  const field = account.fields.byColumn(column);
  const value = field && plainValue(customer, field.name, account);
  if (value === undefined) return null;
  if (typeof value === 'boolean') return flag(value);
  const { timeZone } = account.config;
  if (field?.kind === 'datetime') return DateValue.atInstant(Date.parse(String(value)), timeZone);
  if (field?.kind === 'date') return DateValue.atWall(Date.parse(String(value)), timeZone);
  // Internal ids are numbers here, though text in the record: 999 sorts before 1000.
  return field?.kind === 'reference' || column === 'id' ? Number(value) : value;
}

function customerRow(customer: CustomerRecord, account: Account): Row {
  const value = (column: string): Value => customerValue(customer, column, account);
  const display = (column: string): Value => {
    const list = account.fields.byColumn(column)?.list;
    const id = value(column);
    return list && id !== null ? (account.entry(list, String(id))?.name ?? id) : id;
  };
  return { value, display };
}

function customers(account: Account, withheld: ReadonlySet<string>): Table {
  const columns = [...account.fields.all.map((field) => field.name.toLowerCase()), ...Object.keys(COMPUTED)];
  return {
    name: 'customer',
    columns: columns.filter((column) => !withheld.has(column) && column !== 'defaultaddress'),
    rows: () => account.customers.searchable().map((customer) => customerRow(customer, account)),
  };
}

function addressTable(
  account: Account,
  shape: { name: string; columns: string[]; of(line: AddressLine, customer: CustomerRecord): Row },
): Table {
  const rows = (): Row[] =>
    account.customers.searchable().flatMap((customer) => customer.addressBook.map((line) => shape.of(line, customer)));
  return { name: shape.name, columns: shape.columns, rows };
}

const BOOK_COLUMNS = ['entity', 'internalid', 'label', 'addressbookaddress', 'defaultbilling', 'defaultshipping', 'isresidential'];
const ADDRESS_COLUMNS =
  'nkey addr1 addr2 addr3 addressee attention addrphone addrtext city state zip country recordowner lastmodifieddate'.split(' ');

function bookRow(line: AddressLine, customer: CustomerRecord): Row {
  return row({
    entity: Number(customer.id),
    internalid: line.id,
    label: line.label,
    addressbookaddress: Number(line.addressId),
    defaultbilling: flag(line.defaultBilling),
    defaultshipping: flag(line.defaultShipping),
    isresidential: flag(line.isResidential),
  });
}

function addressRow(line: AddressLine, context: { customer: CustomerRecord; timeZone: string }): Row {
  const { addrPhone, ...address } = line.address;
  const lastmodifieddate = DateValue.atInstant(Date.parse(line.lastModifiedDate), context.timeZone);
  const derived = { addrphone: addrPhone, addrtext: addressText(line.address), recordowner: Number(context.customer.id) };
  return row({ nkey: Number(line.addressId), ...address, ...derived, lastmodifieddate });
}

function listTable(name: string, entries: readonly ListEntry[]): Table {
  const more = [...new Set(entries.flatMap((entry) => Object.keys(entry.more ?? {})))];
  return {
    name,
    columns: ['id', 'name', ...more],
    rows: () => entries.map((entry) => row({ id: Number(entry.id), name: entry.name, ...entry.more })),
  };
}

/** What a query of this caller may name in FROM, by its name in lower case. */
export function tablesOf(account: Account, withheld: ReadonlySet<string>): Map<string, Table> {
  const { timeZone } = account.config;
  const addresses = (name: string): Table =>
    addressTable(account, { name, columns: ADDRESS_COLUMNS, of: (line, customer) => addressRow(line, { customer, timeZone }) });
  const lists = [
    listTable('subsidiary', account.lists.subsidiary),
    listTable('currency', account.lists.currency),
    listTable('term', account.lists.term),
    listTable('pricelevel', account.lists.priceLevel),
    listTable('customercategory', account.lists.customerCategory),
  ];
  const books = addressTable(account, { name: 'customeraddressbook', columns: BOOK_COLUMNS, of: bookRow });
  const ofAddresses = withheld.has('addressbook') ? [] : [books, addresses('entityaddress'), addresses('customeraddressbookentityaddress')];
  return new Map([customers(account, withheld), ...ofAddresses, ...lists].map((table) => [table.name, table]));
}
