import type { Account } from '../account/account';
import { userError } from '../vendor-error';
import type { CustomerRecord } from './customer-record';

function checkRequired({ fields }: CustomerRecord, account: Account): void {
  const missing: string[] = [];
  if (fields['isPerson'] && !fields['lastName']) missing.push('Last Name');
  if (!fields['isPerson'] && !fields['companyName']) missing.push('Company Name');
  if (account.config.subsidiaries.length > 0 && !fields['subsidiary']) missing.push('Primary Subsidiary');
  if (missing.length > 0) throw userError(`Please enter value(s) for: ${missing.join(', ')}`);
}

function checkUnique({ id, fields }: CustomerRecord, account: Account): void {
  const isTaken = (field: 'externalId' | 'entityId'): boolean => {
    const value = fields[field];
    const holder = value === undefined ? undefined : account.customers.find(field, String(value));
    return holder !== undefined && holder.id !== id;
  };
  if (isTaken('externalId')) throw userError('This entity already exists.');
  if (isTaken('entityId')) {
    throw userError('A customer record with this ID already exists. You must enter a unique customer ID for each record you create.');
  }
}

function checkUnchanged(after: CustomerRecord, before: CustomerRecord): void {
  const isChanged = (field: string): boolean => before.fields[field] !== after.fields[field];
  if (isChanged('isPerson')) throw userError('The type of a customer, individual or company, cannot be changed.');
  if (after.orders === 0) return;
  if (isChanged('subsidiary')) throw userError('The primary subsidiary cannot be changed: this customer has transactions.');
  if (isChanged('currency')) throw userError('The primary currency cannot be changed: this customer has transactions.');
}

/** The rules of a whole record, after a write and before it is kept. Throws the vendor's refusal. */
export function checkCustomer(after: CustomerRecord, account: Account, before?: CustomerRecord): void {
  checkRequired(after, account);
  checkUnique(after, account);
  if (before) checkUnchanged(after, before);
}
