import type { Account } from '../account/account';
import type { EntityRecord } from './entity-record';

/** How lists and links name a record: its number and its name, below those of the customers above it. A contact's own number is its name. */
export function displayName(record: EntityRecord, account: Account): string {
  const own = [...new Set([record.fields['entityId'], partyName(record)])].filter(Boolean).join(' ');
  const above = record.type === 'customer' ? account.customers.get(String(record.fields['parent'])) : undefined;
  return above ? `${displayName(above, account)} : ${own}` : own;
}

export function partyName({ type, fields }: EntityRecord): string {
  const isPerson = type === 'contact' || fields['isPerson'] === true;
  return isPerson ? [fields['firstName'], fields['lastName']].filter(Boolean).join(' ') : String(fields['companyName'] ?? '');
}
