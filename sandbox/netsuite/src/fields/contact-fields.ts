import { computed, flag, personName, phone, text } from './field-builders';
import type { FieldDefinition } from './field-definition';

/** The contact's body fields that this sandbox keeps. A contact is named by its `entityId`, which is its full name unless given. */
export const CONTACT_FIELDS: readonly FieldDefinition[] = [
  text('entityId', 'Contact', 83),
  text('salutation', 'Mr./Ms.', 30),
  personName('firstName', 'First Name', 32),
  personName('middleName', 'Middle Name', 32),
  personName('lastName', 'Last Name', 32),
  text('title', 'Job Title', 100),
  { name: 'company', title: 'Company', kind: 'reference', list: 'customer' },
  { name: 'contactRole', title: 'Role', kind: 'reference', list: 'contactRole' },
  { name: 'supervisor', title: 'Supervisor', kind: 'reference', list: 'contact' },
  { name: 'email', title: 'Email', kind: 'email', maxLength: 254 },
  { name: 'altEmail', title: 'Alt. Email', kind: 'email', maxLength: 254 },
  phone('phone', 'Main Phone'),
  phone('officePhone', 'Office Phone'),
  phone('mobilePhone', 'Mobile Phone'),
  phone('homePhone', 'Home Phone'),
  phone('fax', 'Fax'),
  text('comments', 'Comments', 4000),
  text('externalId', 'ExternalId', 255),
  { name: 'subsidiary', title: 'Subsidiary', kind: 'reference', list: 'subsidiary' },
  { name: 'globalSubscriptionStatus', title: 'Global Subscription Status', kind: 'choice', list: 'subscriptionStatus' },
  flag('isInactive', 'Inactive'),
  flag('isPrivate', 'Private'),
  computed('dateCreated', 'Date Created', 'datetime'),
  computed('lastModifiedDate', 'Last Modified', 'datetime'),
  computed('id', 'Internal ID', 'text'),
];
