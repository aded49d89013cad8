import { isExported } from '@trueup/sandbox-kit';
import type { Account } from '../account/account';
import type { Rights } from '../routes/rights';
import { displayName, partyName } from '../record/display-name';
import type { EntityRecord, RecordType } from '../record/entity-record';
import { plainValue } from '../record/render-record';
import { DateValue } from './date-value';
import type { Row, Table } from './table';
import type { Value } from './value';

/** Who asks, and how faulty the answer is to be. */
export interface Asking {
  rights: Rights;
  /** Only this share of the records is listed. */
  exportShare: number;
}

type Computed = Record<string, (record: EntityRecord, account: Account) => Value>;

const COMPUTED: Record<RecordType, Computed> = {
  customer: {
    altname: partyName,
    entitytitle: displayName,
    defaultbillingaddress: ({ addressBook }) => addressBook.find((line) => line.defaultBilling)?.addressId ?? null,
    defaultshippingaddress: ({ addressBook }) => addressBook.find((line) => line.defaultShipping)?.addressId ?? null,
  },
  contact: { entitytitle: displayName },
};

/** Columns of the record that SuiteQL does not have. */
const REST_ONLY = new Set(['defaultaddress']);

function valueIn(record: EntityRecord, column: string, account: Account): Value {
  const computed = COMPUTED[record.type][column];
  if (computed) return computed(record, account) || null;
  const field = account.fields[record.type].byColumn(column);
  const value = field && plainValue(record, field.name, account);
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value ? 'T' : 'F';
  const { timeZone } = account.config;
  if (field?.kind === 'datetime') return DateValue.atInstant(Date.parse(String(value)), timeZone);
  if (field?.kind === 'date') return DateValue.atWall(Date.parse(String(value)), timeZone);
  // Internal ids are numbers here, though text in the record: 999 sorts before 1000.
  return field?.kind === 'reference' || column === 'id' ? Number(value) : value;
}

function rowOf(record: EntityRecord, account: Account): Row {
  const value = (column: string): Value => valueIn(record, column, account);
  const display = (column: string): Value => {
    const list = account.fields[record.type].byColumn(column)?.list;
    const id = value(column);
    return list && id !== null ? (account.entry(list, String(id))?.name ?? id) : id;
  };
  return { value, display };
}

/** The records of a type that a search sees. */
export function listed(account: Account, type: RecordType, { exportShare }: Asking): EntityRecord[] {
  const all = account.records[type].searchable();
  return exportShare >= 1 ? all : all.filter(({ id }) => isExported(id, exportShare));
}

/** `customer` or `contact`, with the columns that the caller may see. */
export function entityTable(account: Account, type: RecordType, asking: Asking): Table {
  const hidden = asking.rights.hidden(type);
  const columns = [...account.fields[type].all.map((field) => field.name.toLowerCase()), ...Object.keys(COMPUTED[type])];
  return {
    name: type,
    columns: new Set(columns.filter((column) => !hidden.has(column) && !REST_ONLY.has(column))),
    rows: () => listed(account, type, asking).map((record) => rowOf(record, account)),
  };
}
