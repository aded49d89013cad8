import { refused } from '../api-fault';
import type { FieldDefinition } from '../fields/field-definition';
import type { RecordRow, Value } from '../records/record-row';
import { findRecord } from './find-record';
import { insertRecord } from './insert-record';
import type { Input } from './prepare-input';
import { viewOf } from './record-view';
import { stamped } from './stamped';
import type { Transaction } from './transaction';
import { updateRecord } from './update-record';

export interface Conversion {
  lead: string;
  /** An account or a contact that is there already; one is made unless given. */
  account?: string;
  contact?: string;
}

export interface Converted {
  accountId: string;
  contactId: string;
}

const PERSON_FIELDS = [
  'Salutation',
  'FirstName',
  'MiddleName',
  'LastName',
  'Suffix',
  'Email',
  'Phone',
  'MobilePhone',
  'Title',
  'DoNotCall',
];
const ADDRESS = ['Street', 'City', 'State', 'PostalCode', 'Country'];

/** Makes a contact and an account of a lead, or adds it to those that are there; a lead without a company becomes a person account. */
export function convertLead(tx: Transaction, { lead: id, account, contact }: Conversion): Converted {
  const lead = findRecord(tx.org, 'Lead', id);
  if (lead.IsConverted === true) throw refused('CANNOT_UPDATE_CONVERTED_LEAD', 'this lead is already converted');
  const converted = !account && !contact && !lead.Company ? toPersonAccount(tx, lead) : toContact(tx, lead, { account, contact });
  const before = viewOf(tx.org, lead);
  const after: RecordRow = {
    ...stamped(tx, lead),
    Status: 'Closed - Converted',
    IsConverted: true,
    ConvertedDate: tx.at.slice(0, 10),
    ConvertedAccountId: converted.accountId,
    ConvertedContactId: converted.contactId,
  };
  tx.write(after);
  tx.tell('UPDATE', after, before);
  return converted;
}

function toContact(tx: Transaction, lead: RecordRow, there: { account?: string; contact?: string }): Converted {
  const known = there.contact ? findRecord(tx.org, 'Contact', there.contact) : undefined;
  const of = there.account ?? (typeof known?.AccountId === 'string' ? known.AccountId : undefined);
  const billing = Object.fromEntries(ADDRESS.map((part) => [`Billing${part}`, lead[part] ?? null]));
  const accountId = of
    ? findRecord(tx.org, 'Account', of).Id
    : insertRecord(tx, 'Account', { Name: lead.Company ?? lead.LastName, ...billing });
  const values = contactValues(tx, lead, (name) => tx.org.catalog.field('Contact', name));
  if (!known) return { accountId, contactId: insertRecord(tx, 'Contact', { ...values, AccountId: accountId }) };
  const missing = Object.entries(values).filter(([name, value]) => value !== null && (known[name] ?? null) === null);
  updateRecord(tx, known, { ...Object.fromEntries(missing), AccountId: accountId });
  return { accountId, contactId: known.Id };
}

function toPersonAccount(tx: Transaction, lead: RecordRow): Converted {
  const values = contactValues(tx, lead, (name) => tx.org.catalog.field('Contact', name));
  const prefixed = Object.entries(values).map(([name, value]) => {
    const shown = tx.org.catalog.get('Account').fields.find((one) => one.mirrors === name && (one.personOnly || !one.custom));
    const own = tx.org.catalog.field('Account', name);
    return [own && !own.personOnly ? own.name : (shown?.name ?? name), value] as const;
  });
  const accountId = insertRecord(tx, 'Account', Object.fromEntries(prefixed));
  return { accountId, contactId: String(tx.org.store.get('Account', accountId)?.PersonContactId) };
}

/** What goes from a lead to its contact: the person, the address as the mailing address, and fields of the org's own that both have, keys aside. */
function contactValues(tx: Transaction, lead: RecordRow, fieldOf: (name: string) => FieldDefinition | undefined): Input {
  const own = tx.org.catalog.get('Lead').fields.filter((one) => one.custom && !one.unique && fieldOf(one.name));
  const entries: [string, Value][] = [
    ...PERSON_FIELDS.map((name): [string, Value] => [name, lead[name] ?? null]),
    ...ADDRESS.map((part): [string, Value] => [`Mailing${part}`, lead[part] ?? null]),
    ...own.map(({ name }): [string, Value] => [name, lead[name] ?? null]),
  ];
  return Object.fromEntries(entries.filter(([, value]) => value !== null));
}
