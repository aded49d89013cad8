import { nameParts } from './contact-fields';
import { address, field, picklist, readOnly, reference, systemFields, text } from './field-builders';
import type { FieldDefinition } from './field-definition';

const STATUS = ['Open - Not Contacted', 'Working - Contacted', 'Closed - Converted', 'Closed - Not Converted'] as const;
const LATER = { createable: false, updateable: false } as const;

/** An address without a prefix: `Street` … and the compound `Address`. */
const ownAddress = (): FieldDefinition[] => address('');

/** A lead: one person, with the name of a company or without. */
export function leadFields(): FieldDefinition[] {
  return [
    ...systemFields(),
    reference('MasterRecordId', 'Lead', LATER),
    readOnly('Name', 'personname', { length: 121, computed: true }),
    ...nameParts().map((part) => (part.name === 'LastName' ? { ...part, required: true } : part)),
    text('Company', 255),
    text('Title', 128),
    field('Email', 'email', { length: 80 }),
    field('Phone', 'phone', { length: 40 }),
    field('MobilePhone', 'phone', { length: 40, label: 'Mobile Phone' }),
    field('Website', 'url', { length: 255 }),
    ...ownAddress(),
    picklist('Status', STATUS, { required: true }),
    picklist('LeadSource', ['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other']),
    picklist('Rating', ['Hot', 'Warm', 'Cold']),
    field('DoNotCall', 'boolean'),
    field('HasOptedOutOfEmail', 'boolean', { label: 'Email Opt Out' }),
    field('Description', 'longtext', { length: 32000 }),
    readOnly('IsConverted', 'boolean'),
    readOnly('ConvertedDate', 'date'),
    reference('ConvertedAccountId', 'Account', LATER),
    reference('ConvertedContactId', 'Contact', LATER),
  ];
}
