import type { CustomerRecord } from './customer-record';

/** How lists and links name a customer: its number and its name. */
export function displayName(customer: CustomerRecord): string {
  return [customer.fields['entityId'], partyName(customer)].filter(Boolean).join(' ');
}

export function partyName({ fields }: CustomerRecord): string {
  return fields['isPerson'] ? [fields['firstName'], fields['lastName']].filter(Boolean).join(' ') : String(fields['companyName'] ?? '');
}
