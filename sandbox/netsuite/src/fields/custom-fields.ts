import type { FieldDefinition } from './field-definition';

/** Fields that an administrator made for integrations; a tenant's config adds its own. */
export const CUSTOM_FIELDS: readonly FieldDefinition[] = [
  { name: 'custentity_trueup_key', title: 'Trueup Key', kind: 'text', maxLength: 36, isCustom: true, isOnContacts: true },
  { name: 'custentity_invoice_email', title: 'Invoice Email', kind: 'email', maxLength: 254, isCustom: true },
  { name: 'custentity_loyalty_id', title: 'Loyalty ID', kind: 'text', maxLength: 100, isCustom: true },
  { name: 'custentity_order_ref', title: 'Order References', kind: 'text', maxLength: 4000, isCustom: true },
  { name: 'custentity_language', title: 'Preferred Language', kind: 'text', maxLength: 35, isCustom: true },
];
