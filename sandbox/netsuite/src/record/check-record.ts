import type { Account } from '../account/account';
import { userError } from '../vendor-error';
import type { EntityRecord } from './entity-record';

function checkRequired({ type, fields }: EntityRecord, account: Account): void {
  const missing: string[] = [];
  if (type === 'contact') {
    if (!fields['entityId'] && !fields['firstName'] && !fields['lastName']) missing.push('Contact');
  } else {
    if (fields['isPerson'] && !fields['lastName']) missing.push('Last Name');
    if (!fields['isPerson'] && !fields['companyName']) missing.push('Company Name');
  }
  const subsidiary = type === 'contact' ? 'Subsidiary' : 'Primary Subsidiary';
  if (account.config.subsidiaries.length > 0 && !fields['subsidiary']) missing.push(subsidiary);
  if (missing.length > 0) throw userError(`Please enter value(s) for: ${missing.join(', ')}`);
}

function checkUnique({ type, id, fields }: EntityRecord, account: Account): void {
  const isTaken = (field: 'externalId' | 'entityId'): boolean => {
    const value = fields[field];
    const holder = value === undefined ? undefined : account.records[type].find(field, String(value));
    return holder !== undefined && holder.id !== id;
  };
  if (isTaken('externalId')) throw userError('This entity already exists.');
  // Contacts are named by their own names, and two people may share one.
  if (type === 'customer' && isTaken('entityId')) {
    throw userError('A customer record with this ID already exists. You must enter a unique customer ID for each record you create.');
  }
}

/** A customer is never below itself. */
function checkHierarchy({ id, fields }: EntityRecord, account: Account): void {
  for (let above = fields['parent']; above !== undefined; above = account.customers.get(String(above))?.fields['parent']) {
    if (above === id) throw userError('A record cannot be made a child of itself or of one of its own children.');
  }
}

function checkUnchanged(after: EntityRecord, before: EntityRecord): void {
  const isChanged = (field: string): boolean => before.fields[field] !== after.fields[field];
  if (isChanged('isPerson')) throw userError('The type of a customer, individual or company, cannot be changed.');
  if (after.orders === 0) return;
  if (isChanged('subsidiary')) throw userError('The primary subsidiary cannot be changed: this customer has transactions.');
  if (isChanged('currency')) throw userError('The primary currency cannot be changed: this customer has transactions.');
}

/** The rules of a whole record, after a write and before it is kept. Throws the vendor's refusal. */
export function checkRecord(after: EntityRecord, account: Account, before?: EntityRecord): void {
  checkRequired(after, account);
  checkUnique(after, account);
  if (after.type === 'customer') checkHierarchy(after, account);
  if (before) checkUnchanged(after, before);
}
