import { field, readOnly, reference, systemFields } from './field-builders';
import type { FieldDefinition } from './field-definition';

/** The vendor's own words for what a contact is to an account, then those that this org's administrator added. */
export const ROLES = [
  'Business User',
  'Decision Maker',
  'Economic Buyer',
  'Economic Decision Maker',
  'Evaluator',
  'Executive Sponsor',
  'Influencer',
  'Technical Buyer',
  'Other',
  'Buyer',
  'Approver',
  'Billing Contact',
  'Service Contact',
] as const;

/** What ties a contact to an account: one direct relation to its own account, any number of indirect ones. */
export function relationFields(): FieldDefinition[] {
  const end = { updateable: false, required: true, indexed: true } as const;
  return [
    ...systemFields().filter((one) => one.name !== 'OwnerId'),
    reference('AccountId', 'Account', end),
    reference('ContactId', 'Contact', end),
    field('Roles', 'multipicklist', { length: 4099, values: ROLES, label: 'Roles' }),
    readOnly('IsDirect', 'boolean'),
    field('IsActive', 'boolean', { label: 'Active' }),
    field('StartDate', 'date'),
    field('EndDate', 'date'),
  ];
}
