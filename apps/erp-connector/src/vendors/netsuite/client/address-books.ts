import type { AddressLine, QueryRow } from '../wire';
import type { Account } from './account';
import { isHidden } from './hidden';

const LINE = ['internalid', 'label', 'defaultbilling', 'defaultshipping', 'isresidential'];
/** As REST names them, by SuiteQL's columns. */
const FIELDS: Readonly<Record<string, string>> = {
  attention: 'attention',
  addressee: 'addressee',
  addr1: 'addr1',
  addr2: 'addr2',
  addr3: 'addr3',
  city: 'city',
  state: 'state',
  zip: 'zip',
  addrphone: 'addrPhone',
};

/** The address books of the customers with ids from `first` to `last`, by customer; undefined where our role may not see them. */
export async function addressBooks(
  account: Account,
  { first, last }: { readonly first: string; readonly last: string },
): Promise<ReadonlyMap<string, readonly AddressLine[]> | undefined> {
  const columns = ['b.entity', ...LINE.map((name) => `b.${name}`), ...[...Object.keys(FIELDS), 'country'].map((name) => `a.${name}`)];
  const from = 'customeraddressbook b JOIN customeraddressbookentityaddress a ON a.nkey = b.addressbookaddress';
  const q = `SELECT ${columns.join(', ')} FROM ${from} WHERE b.entity BETWEEN ${first} AND ${last} ORDER BY b.entity, b.internalid`;
  try {
    const books = new Map<string, AddressLine[]>();
    for (const row of await account.allRows(q)) {
      const lines = books.get(row['entity'] ?? '');
      if (lines) lines.push(lineOf(row));
      else books.set(row['entity'] ?? '', [lineOf(row)]);
    }
    return books;
  } catch (error) {
    if (isHidden(error)) return undefined;
    throw error;
  }
}

function lineOf(row: QueryRow): AddressLine {
  const fields = Object.entries(FIELDS).flatMap(([column, name]) => (row[column] === undefined ? [] : [[name, row[column]] as const]));
  return {
    id: Number(row['internalid']),
    ...(row['label'] === undefined ? {} : { label: row['label'] }),
    defaultBilling: row['defaultbilling'] === 'T',
    defaultShipping: row['defaultshipping'] === 'T',
    isResidential: row['isresidential'] === 'T',
    addressBookAddress: { ...Object.fromEntries(fields), ...(row['country'] === undefined ? {} : { country: { id: row['country'] } }) },
  };
}
