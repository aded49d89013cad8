/** The two records that are a person. A person account is one record, though the org keeps a contact beside it. */
export type PersonType = 'Contact' | 'Account';

export const PERSON_TYPES: readonly PersonType[] = ['Contact', 'Account'];

/** Fields of the same name on both. */
export const SHARED_FIELDS = [
  'Id',
  'IsPersonAccount',
  'LastModifiedDate',
  'SystemModstamp',
  'Salutation',
  'FirstName',
  'MiddleName',
  'LastName',
  'Suffix',
  'Phone',
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
  'Legal_Entity__c',
  'Business_Unit__c',
  'Region__c',
  'Brand__c',
  'Loyalty_Id__c',
  'Loyalty_Programme__c',
  'Loyalty_Tier__c',
  'Preferred_Language__c',
  'Order_Reference__c',
  'Email_Verified__c',
  'Mobile_Verified__c',
  'Email_Consent__c',
  'Email_Consent_Date__c',
  'Email_Consent_Source__c',
  'Sms_Consent__c',
  'Sms_Consent_Date__c',
  'Sms_Consent_Source__c',
  'Service_Preferences__c',
  'Cart_Reference__c',
] as const;

/** Fields of a contact that a person account shows with `Person` in front. */
export const PERSON_FIELDS = [
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

/** Only an account has these. */
export const ACCOUNT_FIELDS = ['PersonContactId', 'Account_Tier__c'] as const;

/** Only a contact has this. */
export const CONTACT_FIELDS = ['AccountId'] as const;

export type PersonField = (typeof PERSON_FIELDS)[number];

/** A contact's field as the record of this type names it. */
export function nameOn(type: PersonType, field: PersonField): PersonField | `Person${PersonField}` {
  return type === 'Contact' ? field : `Person${field}`;
}

/** Every field that is read of a record of this type. */
export function fieldsOf(type: PersonType, keyField: string): readonly string[] {
  const own = type === 'Account' ? ACCOUNT_FIELDS : CONTACT_FIELDS;
  return [...SHARED_FIELDS, keyField, ...PERSON_FIELDS.map((field) => nameOn(type, field)), ...FILE_FIELDS, ...own];
}

const COMPOUNDS: readonly string[] = ['Name', 'MailingAddress', 'OtherAddress', 'PersonMailingAddress', 'PersonOtherAddress'];
const TIMES: readonly string[] = ['Id', 'LastModifiedDate', 'SystemModstamp', 'IsPersonAccount'];

/** Names in a change event that are worth a reading: fields that are mapped, and the compounds that change events put some of them in. */
export function concerningFields(type: PersonType, keyField: string): ReadonlySet<string> {
  return new Set([...fieldsOf(type, keyField).filter((field) => !TIMES.includes(field)), ...COMPOUNDS]);
}
