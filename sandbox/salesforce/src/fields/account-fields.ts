import { address, field, picklist, readOnly, reference, systemFields, text } from './field-builders';
import type { FieldDefinition } from './field-definition';

/** An account's own fields; those it lends from the contact of a person account are in `person-fields`. */
export function accountFields(): FieldDefinition[] {
  return [
    ...systemFields(),
    reference('MasterRecordId', 'Account', { createable: false, updateable: false }),
    reference('RecordTypeId', 'RecordType'),
    readOnly('IsPersonAccount', 'boolean'),
    reference('PersonContactId', 'Contact', { createable: false, updateable: false, relationshipName: 'PersonContact' }),
    field('Name', 'personname', { length: 255, label: 'Account Name', required: true }),
    text('AccountNumber', 40),
    picklist('Type', ['Prospect', 'Customer - Direct', 'Customer - Channel', 'Partner', 'Other']),
    reference('ParentId', 'Account', { indexed: true, relationshipName: 'Parent' }),
    field('Phone', 'phone', { length: 40, label: 'Account Phone', mirrors: 'Phone' }),
    field('Fax', 'phone', { length: 40, label: 'Account Fax', mirrors: 'Fax' }),
    field('Website', 'url', { length: 255 }),
    ...address('Billing'),
    ...address('Shipping'),
    picklist('Industry', ['Apparel', 'Consulting', 'Education', 'Manufacturing', 'Retail', 'Technology', 'Other']),
    field('AnnualRevenue', 'currency', { precision: 18, scale: 0 }),
    field('NumberOfEmployees', 'int', { precision: 8 }),
    picklist('Rating', ['Hot', 'Warm', 'Cold']),
    text('Site', 80),
    text('Sic', 20),
    picklist('AccountSource', ['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other']),
    field('Description', 'longtext', { length: 32000 }),
  ];
}
