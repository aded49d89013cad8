/** The org's objects that are records of parties: a contact, an account of a person or of a business, a lead. */
export type RecordType = 'Contact' | 'Account' | 'Lead';

/** Businesses first: a contact that is read after its account finds it there. */
export const RECORD_TYPES: readonly RecordType[] = ['Account', 'Contact', 'Lead'];

/** What ties a contact to an account; it is read as a part of the contact. */
export const RELATION = 'AccountContactRelation' as const;

/** Fields of the same name on all. */
const COMMON_FIELDS = [
  'Id',
  'LastModifiedDate',
  'LastModifiedById',
  'SystemModstamp',
  'Salutation',
  'FirstName',
  'MiddleName',
  'LastName',
  'Suffix',
  'Phone',
  'Legal_Entity__c',
  'Business_Unit__c',
  'Region__c',
  'Brand__c',
  'Preferred_Language__c',
  'Email_Verified__c',
  'Mobile_Verified__c',
  'Email_Consent__c',
  'Email_Consent_Date__c',
  'Email_Consent_Source__c',
  'Sms_Consent__c',
  'Sms_Consent_Date__c',
  'Sms_Consent_Source__c',
] as const;

/** Fields of the same name on contacts and accounts. */
const CUSTOMER_FIELDS = [
  'IsPersonAccount',
  'ERP_Account_Number__c',
  'Legal_Name__c',
  'Invoice_Email__c',
  'Tax_Id__c',
  'Tax_Id_Type__c',
  'Tax_Id_Country__c',
  'Tax_Classification__c',
  'Tax_Exemptions__c',
  'Payment_Terms__c',
  'Credit_Hold__c',
  'Order_Blocks__c',
  'Price_List__c',
  'ERP_Currency__c',
  'Loyalty_Id__c',
  'Loyalty_Programme__c',
  'Loyalty_Tier__c',
  'Order_Reference__c',
  'Service_Preferences__c',
  'Cart_Reference__c',
] as const;

/** Fields of a contact that a person account shows with `Person` in front. */
const PERSON_FIELDS = [
  'Email',
  'MobilePhone',
  'Birthdate',
  'DoNotCall',
  'MailingStreet',
  'MailingCity',
  'MailingState',
  'MailingPostalCode',
  'MailingCountry',
  'OtherStreet',
  'OtherCity',
  'OtherState',
  'OtherPostalCode',
  'OtherCountry',
] as const;

/** Long texts of ours that hold JSON. */
export const FILE_FIELDS = ['ERP_Accounts__c', 'Web_Preferences__c', 'Order_References__c', 'Consents__c'] as const;

const ACCOUNT_FIELDS = [
  'PersonContactId',
  'Account_Tier__c',
  'Name',
  'Site',
  'ParentId',
  'Type',
  'BillingStreet',
  'BillingCity',
  'BillingState',
  'BillingPostalCode',
  'BillingCountry',
  'ShippingStreet',
  'ShippingCity',
  'ShippingState',
  'ShippingPostalCode',
  'ShippingCountry',
] as const;

const CONTACT_FIELDS = ['AccountId', 'Title'] as const;

const LEAD_FIELDS = [
  'Email',
  'MobilePhone',
  'DoNotCall',
  'Company',
  'Street',
  'City',
  'State',
  'PostalCode',
  'Country',
  'IsConverted',
  'ConvertedAccountId',
  'ConvertedContactId',
] as const;

export const RELATION_FIELDS = ['Id', 'AccountId', 'ContactId', 'Roles', 'IsDirect', 'IsActive'] as const;

export type PersonField = (typeof PERSON_FIELDS)[number];
export type PlainField =
  | (typeof COMMON_FIELDS)[number]
  | (typeof CUSTOMER_FIELDS)[number]
  | (typeof ACCOUNT_FIELDS)[number]
  | (typeof CONTACT_FIELDS)[number]
  | (typeof LEAD_FIELDS)[number]
  | PersonField
  | `Person${PersonField}`;

/** A contact's field as the record of this type names it. */
export function nameOn(type: RecordType, field: PersonField): PersonField | `Person${PersonField}` {
  return type === 'Account' ? `Person${field}` : field;
}

/** Every field that is read of a record of this type. */
export function fieldsOf(type: RecordType | typeof RELATION, keyField: string): readonly string[] {
  switch (type) {
    case 'AccountContactRelation':
      return RELATION_FIELDS;
    case 'Lead':
      return [...COMMON_FIELDS, keyField, ...LEAD_FIELDS];
    case 'Account':
    case 'Contact': {
      const own = type === 'Account' ? ACCOUNT_FIELDS : CONTACT_FIELDS;
      return [...COMMON_FIELDS, ...CUSTOMER_FIELDS, keyField, ...PERSON_FIELDS.map((field) => nameOn(type, field)), ...FILE_FIELDS, ...own];
    }
  }
}

const COMPOUNDS = [
  ...['Name', 'Address', 'MailingAddress', 'OtherAddress', 'PersonMailingAddress', 'PersonOtherAddress'],
  ...['BillingAddress', 'ShippingAddress'],
];
const STAMPS: readonly string[] = ['Id', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp', 'IsPersonAccount'];

/** Names in a change event that are worth a reading: fields that are mapped, and the compounds that change events put some of them in. */
export function concerningFields(type: RecordType | typeof RELATION, keyField: string): ReadonlySet<string> {
  return new Set([...fieldsOf(type, keyField).filter((field) => !STAMPS.includes(field)), ...COMPOUNDS]);
}
