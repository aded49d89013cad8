import { address, field, picklist, readOnly, reference, systemFields, text } from './field-builders';
import type { FieldDefinition } from './field-definition';

export const SALUTATIONS = ['Mr.', 'Ms.', 'Mrs.', 'Dr.', 'Prof.', 'Mx.'] as const;

export function nameParts(): FieldDefinition[] {
  const compound = 'Name';
  return [
    picklist('Salutation', SALUTATIONS, { length: 40, compound }),
    text('FirstName', 40, { compound }),
    text('MiddleName', 40, { compound }),
    text('LastName', 80, { compound }),
    text('Suffix', 40, { compound }),
  ];
}

export function contactFields(): FieldDefinition[] {
  return [
    ...systemFields(),
    reference('MasterRecordId', 'Contact', { createable: false, updateable: false }),
    reference('AccountId', 'Account', { indexed: true }),
    readOnly('IsPersonAccount', 'boolean'),
    readOnly('Name', 'personname', { length: 121, computed: true }),
    ...nameParts().map((part) => (part.name === 'LastName' ? { ...part, required: true } : part)),
    field('Email', 'email', { length: 80 }),
    field('Phone', 'phone', { length: 40, label: 'Business Phone' }),
    field('MobilePhone', 'phone', { length: 40, label: 'Mobile Phone' }),
    field('HomePhone', 'phone', { length: 40 }),
    field('OtherPhone', 'phone', { length: 40 }),
    field('AssistantPhone', 'phone', { length: 40, label: 'Asst. Phone' }),
    field('Fax', 'phone', { length: 40, label: 'Business Fax' }),
    text('AssistantName', 40),
    text('Title', 128),
    text('Department', 80),
    field('Birthdate', 'date'),
    ...address('Mailing'),
    ...address('Other'),
    field('HasOptedOutOfEmail', 'boolean', { label: 'Email Opt Out' }),
    field('HasOptedOutOfFax', 'boolean', { label: 'Fax Opt Out' }),
    field('DoNotCall', 'boolean'),
    picklist('LeadSource', ['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other'], { length: 255 }),
    reference('ReportsToId', 'Contact'),
    reference('IndividualId', 'Individual'),
    field('Description', 'longtext', { length: 32000 }),
    field('EmailBouncedDate', 'datetime'),
    text('EmailBouncedReason', 255),
  ];
}
